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

    public void ChooseMoves(IReadOnlyList<Line<TPosition>> lines, Span<Move> moves, Span<Rng> rngs)
    {
        for (var i = 0; i < lines.Count; i++) moves[i] = Choose(lines[i], ref rngs[i]);
    }

    private Move Choose(Line<TPosition> line, ref Rng rng)
    {
        var candidates = line.LegalMoves(_legal);
        if (solver.CanSolve(line.Position)) candidates = KeepOptimal(line.Position, candidates);
        return _legal[rng.Next(candidates)];
    }

    /// <summary>Moves the optimal ones to the front and returns how many they are.</summary>
    private int KeepOptimal(in TPosition position, int count)
    {
        OptimalMoves.KeepValue(solver, position, _legal.AsSpan(0, count), _keeps.AsSpan(0, count));
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (_keeps[i]) _legal[kept++] = _legal[i];
        }

        return kept;
    }
}
