using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>The first player's men, Black's.</summary>
internal readonly struct FacingUp : IFacing
{
    public static Side Side => Side.First;

    public static int Step => -1;

    public static Bitboard Zone
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bitboard.Rank(0) | Bitboard.Rank(1) | Bitboard.Rank(2);
    }

    public static Bitboard LastRank
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bitboard.Rank(0);
    }

    public static Bitboard LastTwoRanks
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bitboard.Rank(0) | Bitboard.Rank(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Ahead(Bitboard squares) => squares.Up;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Behind(Bitboard squares) => squares.Down;
}
