using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Play.Openings;

/// <summary>Tells openings that are open from those that one side has won or lost already: by the game's exact solver where it answers soon, else by
/// the value that was given, if one was.</summary>
internal sealed class OpeningBalance<TPosition>(Game<TPosition> game, OpeningOptions<TPosition> options)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly ISolver<TPosition>? _solver = game.CreateSolver?.Invoke();

    public bool IsKept(Line<TPosition> line) => Math.Abs(Value(line)) <= options.MaxValue;

    private double Value(Line<TPosition> line) =>
        _solver?.CanSolve(line.Position) == true ? _solver.SolveSign(line.Position) : options.Value?.Invoke(line) ?? 0;
}
