using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>Looks one move ahead: wins at once where it can, else takes the most material; any of equal moves. In a game without material only the
/// wins are seen. A fixed opponent just above the random one.</summary>
public sealed class GreedyPlayer<TPosition>(Game<TPosition> game) : IPlayer<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Move[] _legal = new Move[TPosition.MaxMoves];
    private readonly Move[] _replies = new Move[TPosition.MaxMoves];
    private readonly List<Move> _best = [];

    public void ChooseMoves(IReadOnlyList<Line<TPosition>> lines, Span<Choice> choices, Span<Rng> rngs)
    {
        for (var i = 0; i < lines.Count; i++) choices[i] = new Choice(Choose(lines[i], ref rngs[i]));
    }

    private Move Choose(Line<TPosition> line, ref Rng rng)
    {
        var most = int.MinValue;
        foreach (var move in _legal.AsSpan(0, line.LegalMoves(_legal)))
        {
            var gain = GainAfter(line, move);
            if (gain > most) _best.Clear();
            if (gain >= most) _best.Add(move);
            most = Math.Max(most, gain);
        }

        return _best[rng.Next(_best.Count)];
    }

    /// <summary>The mover's lead after a move.</summary>
    private int GainAfter(Line<TPosition> line, Move move)
    {
        var mover = line.Position.SideToMove;
        line.Play(move);
        var outcome = line.Result(line.LegalMoves(_replies));
        var gain = outcome == Outcome.Ongoing ? Lead(line.Position, mover) : int.MaxValue * outcome.ValueFor(mover);
        line.TakeBackTo(line.Ply - 1);
        return gain;
    }

    private int Lead(in TPosition position, Side side) =>
        game.Material is { } material ? material(position, side) - material(position, side.Opponent()) : 0;
}
