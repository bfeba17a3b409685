using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>The keys of <see cref="ZobristTable"/> for men on the board; hands are mixed in whole by <see cref="Hands"/>, which no two different hands share.</summary>
internal static unsafe class Zobrist
{
    /// <summary>In the hash when the second player is to move.</summary>
    public const ulong Second = ZobristTable.SecondToMove;

    private const int Kinds = 16;

    // Set apart from the keys of squares, which are mixed from small multiples of one number.
    private const ulong HandsSalt = 0x5851_F42D_4C95_7F2D;

    private static readonly ulong* Keys = ZobristTable.Allocate(Kinds, Square.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(Side side, PieceKind kind, int square) => Keys[(((((int)side * Kinds) + (int)kind) * Square.Count) + square)];

    public static ulong Hands(Hand first, Hand second) => Mixing.Mix((first.Value | ((ulong)second.Value << 32)) + HandsSalt);
}
