namespace SelfPlay.Games.Core;

/// <summary>Exact play for a small game: the yardstick for learning. May keep tables between calls; not thread-safe.</summary>
public interface ISolver<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>False where <see cref="Solve"/> would take long (Connect Four: fewer than 12 stones).</summary>
    bool CanSolve(in TPosition position);

    /// <summary>Exact score for the side to move: positive wins, zero draws, negative loses; a sooner win scores higher, a later loss too.</summary>
    int Solve(in TPosition position);

    /// <summary>Is the score above <paramref name="bound"/>? A solver that answers this sooner than the score overrides it.</summary>
    bool Exceeds(in TPosition position, int bound) => Solve(position) > bound;
}

public static class SolverExtensions
{
    /// <summary>The sign of the score: +1 the side to move wins, 0 draws, -1 loses.</summary>
    public static int SolveSign<TPosition>(this ISolver<TPosition> solver, in TPosition position)
        where TPosition : unmanaged, IPosition<TPosition> =>
        solver.Exceeds(position, 0) ? 1 : solver.Exceeds(position, -1) ? 0 : -1;
}
