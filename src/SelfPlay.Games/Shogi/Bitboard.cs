using System.Numerics;
using System.Runtime.CompilerServices;

namespace SelfPlay.Games.Shogi;

/// <summary>
/// A set of squares in two words, cut between files so that no file is in both and steps up and down stay in their word.
/// <code>
/// Low   bits 0-62   files 1 to 7, nine bits each, rank a first          Square 0-62
/// High  bits 0-17   files 8 and 9                                       Square 63-80
/// </code>
/// The complement has the bits beyond the board set: it is only for what is combined with a set.
/// </summary>
internal readonly record struct Bitboard(ulong Low, ulong High)
{
    public const int LowSquares = 63;

    private const ulong LowMask = (1ul << LowSquares) - 1;
    private const ulong HighMask = (1ul << (Square.Count - LowSquares)) - 1;
    private const ulong FileMask = (1ul << Square.Size) - 1;
    private const ulong LowerEight = LowMask & ~(FileStarts << 8);
    private const ulong FileStarts = 0x0040_2010_0804_0201;

    /// <summary>The last file of Low begins here.</summary>
    private const int LastFile = LowSquares - Square.Size;

    public static Bitboard Empty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    public static Bitboard All
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(LowMask, HighMask);
    }

    public bool IsEmpty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Low | High) == 0;
    }

    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitOperations.PopCount(Low) + BitOperations.PopCount(High);
    }

    /// <summary>The lowest square of a set that is not empty.</summary>
    public int First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Low != 0 ? BitOperations.TrailingZeroCount(Low) : LowSquares + BitOperations.TrailingZeroCount(High);
    }

    public bool HasSeveral
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Low != 0 ? ((Low & (Low - 1)) | High) != 0 : (High & (High - 1)) != 0;
    }

    /// <summary>The squares of a rank, 0 (a) to 8 (i).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Rank(int rank) => new(FileStarts << rank, (1ul << rank) | (1ul << (rank + Square.Size)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Of(int square) =>
        square < LowSquares ? new(1ul << square, 0) : new(0, 1ul << (square - LowSquares));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int square) => BitAt(square) != 0;

    /// <summary>0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint BitAt(int square)
    {
        var word = square < LowSquares ? Low : High;
        return (uint)(word >> (square < LowSquares ? square : square - LowSquares)) & 1;
    }

    /// <summary>Takes the lowest square out of a set that is not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Pop(ref Bitboard squares)
    {
        var first = squares.First;
        squares = squares.Low != 0
            ? new(squares.Low & (squares.Low - 1), squares.High)
            : new(0, squares.High & (squares.High - 1));
        return first;
    }

    /// <summary>One rank towards a.</summary>
    public Bitboard Up
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((Low & ~FileStarts) >> 1, (High & ~FileStarts) >> 1);
    }

    /// <summary>One rank towards i.</summary>
    public Bitboard Down
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((Low & (LowMask >> 1) & ~(FileStarts << 8)) << 1, (High & ~(FileStarts << 8)) << 1);
    }

    /// <summary>One file towards the ninth.</summary>
    public Bitboard Left
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((Low << Square.Size) & LowMask, ((High << Square.Size) | (Low >> LastFile)) & HighMask);
    }

    /// <summary>One file towards the first.</summary>
    public Bitboard Right
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((Low >> Square.Size) | ((High & FileMask) << LastFile), High >> Square.Size);
    }

    /// <summary>The whole of every file in which no square of this set is.</summary>
    public Bitboard FilesWithout
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(WholeFiles(FreeFiles(Low)), WholeFiles(FreeFiles(High)) & HighMask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard operator &(Bitboard a, Bitboard b) => new(a.Low & b.Low, a.High & b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard operator |(Bitboard a, Bitboard b) => new(a.Low | b.Low, a.High | b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard operator ^(Bitboard a, Bitboard b) => new(a.Low ^ b.Low, a.High ^ b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard operator ~(Bitboard a) => new(~a.Low, ~a.High);

    // Added to eight ones, the lower eight bits of a file carry into the ninth if any of them is set, and no further.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FreeFiles(ulong men) => (~(((men & LowerEight) + LowerEight) | men) & (FileStarts << 8)) >> 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong WholeFiles(ulong starts) => (starts << Square.Size) - starts;
}
