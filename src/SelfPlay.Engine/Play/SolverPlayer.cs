using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>Plays exactly: any of the moves that keep what the position is worth. Where its solver would take long it plays any
/// legal move.</summary>
public sealed class SolverPlayer<TPosition>(ISolver<TPosition> solver) : IPlayer<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Move[] _legal = new Move[TPosition.MaxMoves];
    private readonly bool[] _keeps = new bool[TPosition.MaxMoves];

    public void ChooseMoves(IReadOnlyList<Line<TPosition>> lines, Span<Choice> choices, Span<Rng> rngs)
    {
        for (var i = 0; i < lines.Count; i++) choices[i] = Choose(lines[i], ref rngs[i]);
    }

    private Choice Choose(Line<TPosition> line, ref Rng rng)
    {
        var count = line.LegalMoves(_legal);
        if (!solver.CanSolve(line.Position)) return new Choice(_legal[rng.Next(count)]);
        var value = OptimalMoves.KeepValue(solver, line.Position, _legal.AsSpan(0, count), _keeps.AsSpan(0, count));
        return new Choice(_legal[rng.Next(KeepOptimal(count))], value);
    }

    /// <summary>Moves the optimal ones to the front and returns how many they are.</summary>
    private int KeepOptimal(int count)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (_keeps[i]) _legal[kept++] = _legal[i];
        }

        return kept;
    }
}
