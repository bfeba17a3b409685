namespace SelfPlay.Games.Core;

/// <summary>Exact play for a small game: the yardstick for learning. May keep tables between calls; not thread-safe.</summary>
public interface ISolver<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>False where <see cref="Solve"/> would take long (Connect Four: fewer than 12 stones).</summary>
    bool CanSolve(in TPosition position);

    /// <summary>Exact score for the side to move: positive wins, zero draws, negative loses; a sooner win scores higher, a later loss too.</summary>
    int Solve(in TPosition position);

    /// <summary>The sign of <see cref="Solve"/>: +1 wins, 0 draws, -1 loses for the side to move. A solver that finds it sooner than the score overrides this.</summary>
    int SolveSign(in TPosition position) => Math.Sign(Solve(position));
}
