using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>
/// Sliding attacks by arithmetic, for processors without a fast PEXT: o ^ (o - 2r) finds the squares up to the first blocker upwards, the
/// same on the turned board downwards ("hyperbola quintessence"). Turning the board does not reverse a rank, so ranks are looked up.
/// </summary>
internal static unsafe class HyperbolaSliders
{
    // Three words a square: its file, its diagonal and its anti-diagonal, each without the square itself.
    private const int Lines = 3;
    private const int InnerOccupancies = 64;

    private static readonly ulong* Masks = FillMasks();

    // [file, occupancy of files b to g]: the attacks along the first rank.
    private static readonly ulong* FirstRank = FillFirstRank();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bishop(int square, ulong occupied) =>
        Line(square, occupied, Masks[(Lines * square) + 1]) | Line(square, occupied, Masks[(Lines * square) + 2]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Rook(int square, ulong occupied)
    {
        var rank = square & 56;
        var inner = (int)(occupied >> (rank + 1)) & (InnerOccupancies - 1);
        return Line(square, occupied, Masks[Lines * square]) | (FirstRank[((square & 7) * InnerOccupancies) + inner] << rank);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Line(int square, ulong occupied, ulong mask)
    {
        var up = occupied & mask;
        var down = Bitboards.Turn(up);
        up -= 2ul << square;
        down -= 2ul << (square ^ 56);
        return (up ^ Bitboards.Turn(down)) & mask;
    }

    private static ulong* FillMasks()
    {
        var masks = NativeTable.Allocate<ulong>(Lines * Square.Count);
        for (var square = 0; square < Square.Count; square++)
        {
            masks[Lines * square] = Rays.Slide(square, 0, [(0, 1), (0, -1)]);
            masks[(Lines * square) + 1] = Rays.Slide(square, 0, [(1, 1), (-1, -1)]);
            masks[(Lines * square) + 2] = Rays.Slide(square, 0, [(1, -1), (-1, 1)]);
        }

        return masks;
    }

    private static ulong* FillFirstRank()
    {
        var attacks = NativeTable.Allocate<ulong>(8 * InnerOccupancies);
        for (var file = 0; file < 8; file++)
        {
            for (var inner = 0; inner < InnerOccupancies; inner++)
                attacks[(file * InnerOccupancies) + inner] = Rays.Slide(file, (ulong)inner << 1, [(1, 0), (-1, 0)]);
        }

        return attacks;
    }
}
