using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>
/// Plays exactly: any of the moves that keep what the position is worth, those first that win at once and those last that lose at once. Where its solver
/// would take long it sees no further than that (Connect Four: on fewer than 11 stones).
/// </summary>
public sealed class SolverPlayer<TPosition>(ISolver<TPosition> solver) : IPlayer<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Move[] _legal = new Move[TPosition.MaxMoves];
    private readonly Move[] _replies = new Move[TPosition.MaxMoves];
    private readonly Move[] _further = new Move[TPosition.MaxMoves];
    private readonly bool[] _keeps = new bool[TPosition.MaxMoves];

    public void ChooseMoves(IReadOnlyList<Line<TPosition>> lines, Span<Choice> choices, Span<Rng> rngs)
    {
        for (var i = 0; i < lines.Count; i++) choices[i] = Choose(lines[i], ref rngs[i]);
    }

    private Choice Choose(Line<TPosition> line, ref Rng rng)
    {
        var count = line.LegalMoves(_legal);
        float? value = null;
        if (CanJudge(line.Position, count))
        {
            value = OptimalMoves.KeepValue(solver, line.Position, _legal.AsSpan(0, count), _keeps.AsSpan(0, count));
            count = Keep(count);
        }

        return new Choice(_legal[rng.Next(KeepNearest(line, count))], value);
    }

    /// <summary>Moves are judged by the positions that they lead to.</summary>
    private bool CanJudge(in TPosition position, int count)
    {
        if (solver.CanSolve(position)) return true;
        for (var i = 0; i < count; i++)
        {
            if (!solver.CanSolve(position.After(_legal[i]))) return false;
        }

        return true;
    }

    private int KeepNearest(Line<TPosition> line, int count)
    {
        Span<int> outlooks = stackalloc int[count];
        for (var i = 0; i < count; i++) outlooks[i] = Outlook(line, _legal[i]);
        var best = -1;
        foreach (var outlook in outlooks) best = Math.Max(best, outlook);
        for (var i = 0; i < count; i++) _keeps[i] = outlooks[i] == best;
        return Keep(count);
    }

    /// <summary>+1 if the move wins at once, -1 if its answer does, else 0.</summary>
    private int Outlook(Line<TPosition> line, Move move)
    {
        var ply = line.Ply;
        var mover = line.Position.SideToMove;
        line.Play(move);
        var count = line.LegalMoves(_replies);
        var result = line.Result(count);
        var outlook = result != Outcome.Ongoing ? result.ValueFor(mover) : 0;
        for (var i = 0; i < count && outlook == 0; i++)
        {
            line.Play(_replies[i]);
            outlook = Math.Min(0, ResultFor(line, mover));
            line.TakeBackTo(ply + 1);
        }

        line.TakeBackTo(ply);
        return outlook;
    }

    private int ResultFor(Line<TPosition> line, Side side) =>
        line.Result(line.LegalMoves(_further)) is var result and not Outcome.Ongoing ? result.ValueFor(side) : 0;

    /// <summary>Moves those to be kept to the front and returns how many they are.</summary>
    private int Keep(int count)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (_keeps[i]) _legal[kept++] = _legal[i];
        }

        return kept;
    }
}
