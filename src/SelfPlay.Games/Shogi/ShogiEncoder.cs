using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;

namespace SelfPlay.Games.Shogi;

/// <summary>
/// 9x9x43 planes and 27 policy indices a square, seen by the mover, the board drawn as diagrams draw it: row 0 is the far rank, column 0 the file at
/// his left, his men go to lower rows. For the second player the board is turned by half.
/// <code>
/// planes  0-13  own pawn, lance, knight, silver, bishop, rook, gold, king, then promoted pawn, lance, knight, silver, horse, dragon
///        14-27  the opponent's      28-34  own hand, pawn to gold: share of all such men      35-41  the opponent's
///        42     earlier occurrences of the position, in thirds: at the third the game ends
/// policy  27 * to + plane;  plane 0-9: the way the man goes, up, up-left, up-right, left, right, down, down-left, down-right and the knight's
///         jumps to the left and to the right;  10-19: the same with promotion;  20-26: drops, pawn to gold
/// </code>
/// Only the nearest man can come to a square along a way, so no two legal moves share an index.
/// </summary>
public sealed class ShogiEncoder : IEncoder<ShogiPosition>
{
    private const int BoardKinds = 14;
    private const int HandKinds = 7;
    private const int OwnHand = 2 * BoardKinds;
    private const int RepetitionPlane = OwnHand + (2 * HandKinds);
    private const int PlaneCount = RepetitionPlane + 1;
    private const int PlanesPerSquare = 27;
    private const int Ways = 10;
    private const int Drops = 2 * Ways;
    private const int MostRepetitions = 3;
    private const ulong RepetitionKey = 0xA076_1D64_78BD_642F;

    // What a way adds to file and rank, in the order of the planes. Files count from the right, ranks from the top.
    private static readonly (int File, int Rank)[] Steps = [(0, -1), (1, -1), (-1, -1), (1, 0), (-1, 0), (0, 1), (1, 1), (-1, 1)];

    private static readonly byte[] WayOf = FillWays();

    public PlaneShape Planes => new(Square.Size, Square.Size, PlaneCount);

    public int PolicySize => Square.Count * PlanesPerSquare;

    public int Version => 1;

    public void Encode(ReadOnlySpan<ShogiPosition> line, Span<float> planes)
    {
        ref readonly var position = ref line[^1];
        var side = position.SideToMove;
        planes.Clear();
        for (var plane = 0; plane < BoardKinds; plane++)
        {
            Mark(planes, plane, position.Men(side, KindOf(plane)), side);
            Mark(planes, BoardKinds + plane, position.Men(side.Opponent(), KindOf(plane)), side);
        }

        FillHand(planes, OwnHand, position.HandOf(side));
        FillHand(planes, OwnHand + HandKinds, position.HandOf(side.Opponent()));
        Fill(planes, RepetitionPlane, (float)Repetitions(line) / MostRepetitions);
    }

    public void PolicyIndices(in ShogiPosition position, ReadOnlySpan<Move> moves, Span<int> indices)
    {
        for (var i = 0; i < moves.Length; i++) indices[i] = PolicyIndex(new ShogiMove(moves[i]), position.SideToMove);
    }

    public ulong Key(ReadOnlySpan<ShogiPosition> line) => line[^1].Hash ^ ((ulong)Repetitions(line) * RepetitionKey);

    private static PieceKind KindOf(int plane) => (PieceKind)(plane + 1);

    private static int Repetitions(ReadOnlySpan<ShogiPosition> line) => Math.Min(ShogiRules.EarlierOccurrences(line, MostRepetitions), MostRepetitions);

    /// <summary>The number of a square's cell, row by row, as the side sees it.</summary>
    private static int Cell(Square square, Side side)
    {
        var seen = square.SeenBy(side);
        return (Square.Size * seen.Rank) + Square.Size - 1 - seen.File;
    }

    private static void Mark(Span<float> planes, int plane, Bitboard squares, Side side)
    {
        while (!squares.IsEmpty) planes[(Cell(new Square(Bitboard.Pop(ref squares)), side) * PlaneCount) + plane] = 1;
    }

    private static void FillHand(Span<float> planes, int first, Hand hand)
    {
        for (var i = 0; i < HandKinds; i++) Fill(planes, first + i, (float)hand.Count(KindOf(i)) / KindOf(i).CountInSet());
    }

    private static void Fill(Span<float> planes, int plane, float value)
    {
        if (value == 0) return;
        for (var i = plane; i < planes.Length; i += PlaneCount) planes[i] = value;
    }

    private static int PolicyIndex(ShogiMove move, Side side)
    {
        var plane = move.IsDrop
            ? Drops + (int)move.Dropped - (int)PieceKind.Pawn
            : WayOf[(Square.Count * move.From.SeenBy(side).Index) + move.To.SeenBy(side).Index] + (move.Promotes ? Ways : 0);
        return (PlanesPerSquare * Cell(move.To, side)) + plane;
    }

    private static byte[] FillWays()
    {
        var ways = new byte[Square.Count * Square.Count];
        for (var from = 0; from < Square.Count; from++)
        {
            for (var way = 0; way < Steps.Length; way++)
            {
                for (var distance = 1; distance < Square.Size; distance++) Note(ways, from, Steps[way].File * distance, Steps[way].Rank * distance, way);
            }

            Note(ways, from, 1, -2, Steps.Length);
            Note(ways, from, -1, -2, Steps.Length + 1);
        }

        return ways;
    }

    private static void Note(byte[] ways, int from, int file, int rank, int way)
    {
        file += from / Square.Size;
        rank += from % Square.Size;
        if (file is >= 0 and < Square.Size && rank is >= 0 and < Square.Size) ways[(Square.Count * from) + Square.At(file, rank).Index] = (byte)way;
    }
}
