using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>The keys of <see cref="ZobristTable"/>, with squares of the real board.</summary>
internal static unsafe class Zobrist
{
    /// <summary>In the hash when Black is to move.</summary>
    public const ulong Black = ZobristTable.SecondToMove;

    // No kind has the number 4: its keys, White's, stand for castling rooks (ranks 1, 8) and en-passant squares (ranks 3, 6).
    private const int RightsKind = 4;
    private const int Kinds = 8;

    private static readonly ulong* Keys = ZobristTable.Allocate(Kinds, Square.Count);

    /// <summary>What the index of a man must be combined with (exclusive or) when square and side are seen by Black.</summary>
    public static int SeenBy(Side side) => -(int)side & (OpponentsKeys | 56);

    /// <summary>The index of the mover's man, from the mover's point of view; the opponent's is <see cref="OpponentsKeys"/> further.</summary>
    public static int Index(PieceKind kind, Square square) => ((int)kind * Square.Count) + square.Index;

    public const int OpponentsKeys = Kinds * Square.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(int index) => Keys[index];

    /// <summary>The combined keys of rights seen by <paramref name="side"/>.</summary>
    public static ulong Rights(ulong squares, Side side)
    {
        var keys = 0ul;
        while (squares != 0) keys ^= Keys[(RightsKind * Square.Count) + new Square(Bitboards.Pop(ref squares)).SeenBy(side).Index];
        return keys;
    }
}
