using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>The sets of one square.</summary>
internal static unsafe class SquareTable
{
    private static readonly Bitboard* Squares = Fill();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Get(int square) => Squares[square];

    private static Bitboard* Fill()
    {
        var squares = NativeTable.Allocate<Bitboard>(Square.Count);
        for (var square = 0; square < Square.Count; square++)
            squares[square] = square < Bitboard.LowSquares ? new(1ul << square, 0) : new(0, 1ul << (square - Bitboard.LowSquares));
        return squares;
    }
}
