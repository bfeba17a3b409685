using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;

namespace SelfPlay.Games.Go;

/// <summary>
/// N x N x 16, not turned, because a board of Go has no up. Policy index = cell, row * N + column from the top left; the pass is N * N.
/// <code>
///  0  1         stones: own, the opponent's
///  2  3  4      own chains with 1, 2, 3 or more liberties
///  5  6  7      the opponent's
///  8            empty points where superko or the ban on suicide forbids a stone
///  9 .. 13      the last stone, the one before it, ... (five moves)
/// 14            all 1 when the last move was a pass
/// 15            all 1 when the side to move is the second, who gets komi
/// </code>
/// </summary>
public sealed class GoEncoder(GoRules rules) : IEncoder<GoPosition>
{
    private const int Depth = 16;
    private const int OwnLiberties = 2, OtherLiberties = 5, Forbidden = 8, Recent = 9, Passed = 14, Second = 15;
    private const int RecentMoves = Passed - Recent;
    private const int MostCounted = 3;

    private readonly GoBoard _board = GoBoard.Of(rules.Size);

    public PlaneShape Planes => new(rules.Size, rules.Size, Depth);

    public int PolicySize => rules.Cells + 1;

    public int Version => 1;

    public void Encode(ReadOnlySpan<GoPosition> line, Span<float> planes)
    {
        ref readonly var position = ref line[^1];
        var playable = position.Passes < 2 ? GoLiberties.Playable(position, _board) : default;
        Encode(line, playable - GoSuperko.Repeating(line), planes);
    }

    public void Encode(ReadOnlySpan<GoPosition> line, ReadOnlySpan<Move> legalMoves, Span<float> planes) => Encode(line, Points(legalMoves), planes);

    public void PolicyIndices(in GoPosition position, ReadOnlySpan<Move> moves, Span<int> indices)
    {
        for (var i = 0; i < moves.Length; i++) indices[i] = moves[i].Value;
    }

    public ulong Key(ReadOnlySpan<GoPosition> line) => Key(line, GoSuperko.Repeating(line));

    public ulong Key(ReadOnlySpan<GoPosition> line, ReadOnlySpan<Move> legalMoves) => Key(line, Empty(line[^1]) - Points(legalMoves));

    /// <summary>The stone that led to the position at <paramref name="index"/>: none after a pass or a suicide.</summary>
    private static PointSet PlayedTo(ReadOnlySpan<GoPosition> line, int index)
    {
        var mover = line[index].SideToMove.Opponent();
        return line[index].StonesOf(mover) - line[index - 1].StonesOf(mover);
    }

    /// <summary>Writes the planes; a stone may be played to the points of <paramref name="legal"/>.</summary>
    private void Encode(ReadOnlySpan<GoPosition> line, in PointSet legal, Span<float> planes)
    {
        planes.Clear();
        ref readonly var position = ref line[^1];
        var (own, other) = (position.StonesOf(position.SideToMove), position.StonesOf(position.SideToMove.Opponent()));
        var empty = Empty(position);
        Set(planes, 0, own);
        Set(planes, 1, other);
        SetLiberties(planes, OwnLiberties, own, empty);
        SetLiberties(planes, OtherLiberties, other, empty);
        Set(planes, Forbidden, empty - legal);
        for (var ago = 0; ago < RecentMoves && ago + 1 < line.Length; ago++) Set(planes, Recent + ago, PlayedTo(line, line.Length - 1 - ago));
        if (position.Passes > 0) Set(planes, Passed, _board.All);
        if (position.SideToMove == Side.Second) Set(planes, Second, _board.All);
    }

    /// <summary>The key; what the ban on suicide forbids follows from the stones, and may be in <paramref name="forbidden"/> or not.</summary>
    private static ulong Key(ReadOnlySpan<GoPosition> line, in PointSet forbidden)
    {
        var key = line[^1].Hash;
        for (var ago = 0; ago < RecentMoves && ago + 1 < line.Length; ago++)
        {
            var played = PlayedTo(line, line.Length - 1 - ago);
            key = Mixing.Mix(key + (played.IsEmpty ? 1ul : 2ul + (ulong)played.TakeFirst()));
        }

        foreach (var bit in forbidden.Bits) key = Mixing.Mix(key ^ (ulong)bit);
        return key;
    }

    private PointSet Empty(in GoPosition position) => _board.All - (position.StonesOf(Side.First) | position.StonesOf(Side.Second));

    private PointSet Points(ReadOnlySpan<Move> moves)
    {
        var points = default(PointSet);
        foreach (var move in moves)
        {
            if (move.Value < rules.Cells) points.Add(_board.Bit(move.Value));
        }

        return points;
    }

    private void SetLiberties(Span<float> planes, int plane, in PointSet stones, in PointSet empty)
    {
        var chains = new GoChains(_board, stones, empty, stackalloc short[GoChains.Memory]);
        foreach (var bit in stones.Bits) planes[(_board.Cell(bit) * Depth) + plane + Math.Min(chains.LibertiesAt(bit), MostCounted) - 1] = 1;
    }

    private void Set(Span<float> planes, int plane, in PointSet points)
    {
        foreach (var bit in points.Bits) planes[(_board.Cell(bit) * Depth) + plane] = 1;
    }
}
