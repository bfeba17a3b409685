using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SelfPlay.Games.Shogi;

/// <summary>
/// A set of squares in one vector of two words, cut between files so that no file is in both and steps up and down stay in their word.
/// <code>
/// Low   bits 0-62   files 1 to 7, nine bits each, rank a first          Square 0-62
/// High  bits 0-17   files 8 and 9                                       Square 63-80
/// </code>
/// The complement has the bits beyond the board set: it is only for what is combined with a set.
/// </summary>
/// <remarks>As a vector a set takes one register; as two words the sets of the move generator are too many for the registers, and it takes three times as long.</remarks>
internal readonly struct Bitboard(Vector128<ulong> words) : IEquatable<Bitboard>
{
    public const int LowSquares = 63;

    private const ulong LowMask = (1ul << LowSquares) - 1;
    private const ulong HighMask = (1ul << (Square.Count - LowSquares)) - 1;
    private const ulong FileMask = (1ul << Square.Size) - 1;

    // Rank a of the seven files of Low; rank i.
    private const ulong FileStarts = 0x0040_2010_0804_0201;
    private const ulong FileEnds = FileStarts << (Square.Size - 1);

    /// <summary>The last file of Low begins here.</summary>
    private const int LastFile = LowSquares - Square.Size;

    private readonly Vector128<ulong> _words = words;

    public Bitboard(ulong low, ulong high)
        : this(Vector128.Create(low, high))
    {
    }

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

    public Vector128<ulong> Words
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _words;
    }

    public ulong Low
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _words.ToScalar();
    }

    public ulong High
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _words.GetElement(1);
    }

    public bool IsEmpty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _words == Vector128<ulong>.Zero;
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
        get => Low is not 0 and var low ? BitOperations.TrailingZeroCount(low) : LowSquares + BitOperations.TrailingZeroCount(High);
    }

    public bool HasSeveral
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Count > 1;
    }

    /// <summary>The squares of a rank, 0 (a) to 8 (i).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Rank(int rank) => new(FileStarts << rank, (1ul << rank) | (1ul << (rank + Square.Size)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Of(int square) => SquareTable.Get(square);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int square) => BitAt(square) != 0;

    /// <summary>0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint BitAt(int square)
    {
        // By address: the elements of a vector in a register cannot be chosen by a number.
        var beyond = square < LowSquares ? 0 : 1;
        var word = Unsafe.Add(ref Unsafe.As<Vector128<ulong>, ulong>(ref Unsafe.AsRef(in _words)), beyond);
        return (uint)(word >> (square - (LowSquares * beyond))) & 1;
    }

    /// <summary>Takes the lowest square out of a set that is not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Pop(ref Bitboard squares)
    {
        var (low, high) = (squares.Low, squares.High);
        if (low != 0)
        {
            squares = new(low & (low - 1), high);
            return BitOperations.TrailingZeroCount(low);
        }

        squares = new(0, high & (high - 1));
        return LowSquares + BitOperations.TrailingZeroCount(high);
    }

    /// <summary>One rank towards a.</summary>
    public Bitboard Up
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((_words & ~Vector128.Create(FileStarts)) >>> 1);
    }

    /// <summary>One rank towards i.</summary>
    public Bitboard Down
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((_words & ~Vector128.Create(FileEnds)) << 1);
    }

    /// <summary>One file towards the ninth.</summary>
    public Bitboard Left
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(((_words << Square.Size) & Vector128.Create(LowMask, HighMask)) | Exchanged(_words >>> LastFile));
    }

    /// <summary>One file towards the first.</summary>
    public Bitboard Right
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((_words >>> Square.Size) | (Exchanged(_words & Vector128.Create(0, FileMask)) << LastFile));
    }

    /// <summary>The whole of every file in which no square of this set is.</summary>
    public Bitboard FilesWithout
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            // Added to eight ones, the lower eight bits of a file carry into the ninth if any of them is set, and no further.
            var lowerEight = Vector128.Create(LowMask & ~FileEnds);
            var taken = ((_words & lowerEight) + lowerEight) | _words;
            var starts = (~taken & Vector128.Create(FileEnds)) >>> (Square.Size - 1);
            return new(((starts << Square.Size) - starts) & Vector128.Create(LowMask, HighMask));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard operator &(Bitboard a, Bitboard b) => new(a._words & b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard operator |(Bitboard a, Bitboard b) => new(a._words | b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard operator ^(Bitboard a, Bitboard b) => new(a._words ^ b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard operator ~(Bitboard a) => new(~a._words);

    public static bool operator ==(Bitboard a, Bitboard b) => a._words == b._words;

    public static bool operator !=(Bitboard a, Bitboard b) => a._words != b._words;

    public bool Equals(Bitboard other) => _words == other._words;

    public override bool Equals(object? obj) => obj is Bitboard other && Equals(other);

    public override int GetHashCode() => _words.GetHashCode();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Exchanged(Vector128<ulong> words) => Vector128.Shuffle(words, Vector128.Create(1ul, 0));
}
