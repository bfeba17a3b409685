using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>
/// Sliding attacks by look-up: PEXT gathers the occupancy of the squares that matter into an index. 107,648 entries, 841 KiB.
/// Needs BMI2; see <see cref="Attacks"/> for when it is used.
/// </summary>
internal static unsafe class PextSliders
{
    private const int BishopEntries = 5_248;
    private const int RookEntries = 102_400;

    private static readonly ulong* Table = NativeTable.Allocate<ulong>(BishopEntries + RookEntries);

    // Two words a square: the mask of squares that matter, and the address of its part of the table.
    private static readonly ulong* Bishops = Fill(0, Rays.Diagonals);
    private static readonly ulong* Rooks = Fill(BishopEntries, Rays.Orthogonals);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bishop(int square, ulong occupied) => LookUp(Bishops + (2 * square), occupied);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Rook(int square, ulong occupied) => LookUp(Rooks + (2 * square), occupied);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LookUp(ulong* entry, ulong occupied) =>
        ((ulong*)entry[1])[Bmi2.X64.ParallelBitExtract(occupied, entry[0])];

    private static ulong* Fill(int offset, (int File, int Rank)[] directions)
    {
        var entries = NativeTable.Allocate<ulong>(2 * Square.Count);
        if (!Bmi2.X64.IsSupported) return entries;
        var part = Table + offset;
        for (var square = 0; square < Square.Count; square++)
        {
            var mask = RelevantSquares(square, directions);
            entries[2 * square] = mask;
            entries[(2 * square) + 1] = (ulong)part;
            var size = 1 << Bitboards.Count(mask);
            for (var index = 0; index < size; index++)
                part[index] = Rays.Slide(square, Bmi2.X64.ParallelBitDeposit((ulong)index, mask), directions);
            part += size;
        }

        return entries;
    }

    // All squares of the rays but the last of each, which is attacked whether or not it is occupied.
    private static ulong RelevantSquares(int square, (int File, int Rank)[] directions)
    {
        var mask = 0ul;
        foreach (var direction in directions)
        {
            var ray = Rays.Slide(square, 0, [direction]);
            var upwards = (8 * direction.Rank) + direction.File > 0;
            mask |= upwards ? ray & ~Bitboards.Last(ray) : ray & (ray - 1);
        }

        return mask;
    }
}
