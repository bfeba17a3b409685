using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>The second player's men, White's.</summary>
internal readonly struct FacingDown : IFacing
{
    public static Side Side => Side.Second;

    public static int Step => 1;

    public static Bitboard Zone
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bitboard.Rank(6) | Bitboard.Rank(7) | Bitboard.Rank(8);
    }

    public static Bitboard LastRank
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bitboard.Rank(8);
    }

    public static Bitboard LastTwoRanks
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bitboard.Rank(7) | Bitboard.Rank(8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Ahead(Bitboard squares) => squares.Down;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Behind(Bitboard squares) => squares.Up;
}
