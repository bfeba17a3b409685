using SelfPlay.Engine.Rating;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Suites;

/// <summary>Decides which moves solve a position: by what its suite says, by a proof where it says "mate", by the exact solver where it gives a score.</summary>
/// <param name="game">The game.</param>
public sealed class SuiteJudge<TPosition>(Game<TPosition> game)
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Enough for all mates in 2 and most in 3, in a fraction of a second.</summary>
    private const long MostPositions = 400_000;

    /// <summary>Beyond this a proof beside the suite's own moves is not tried: it would not be found.</summary>
    private const int DeepestOther = 3;

    private readonly ISolver<TPosition>? _solver = game.CreateSolver?.Invoke();
    private readonly MateProver<TPosition> _prover = new(MostPositions);

    /// <summary>Marks the moves that solve the position.</summary>
    /// <param name="entry">The position.</param>
    /// <param name="asked">Places, among its legal moves, whose answer matters; a mark elsewhere may be missing.</param>
    /// <param name="solves">One entry a legal move.</param>
    /// <returns>Null, or why the position cannot be judged.</returns>
    /// <exception cref="InputException">The suite's score is not the position's.</exception>
    public string? Judge(SuiteEntry<TPosition> entry, IReadOnlyList<int> asked, bool[] solves)
    {
        var test = entry.Test;
        if (test.Score is { } score) return JudgeByScore(entry, Math.Sign(score), solves);
        for (var i = 0; i < solves.Length; i++) solves[i] = IsNamed(entry, entry.Moves[i]);
        if (test.MateIn is not { } moves || (test.Best.Count > 0 && moves > DeepestOther)) return null;
        foreach (var place in asked)
            solves[place] = solves[place] || (!test.Avoid.Contains(entry.Moves[place]) && _prover.Mates(test.Position, entry.Moves[place], moves));
        return null;
    }

    /// <summary>One of the best moves where there are any; where there are only moves to avoid, any other. A mate alone names none.</summary>
    private static bool IsNamed(SuiteEntry<TPosition> entry, Move move)
    {
        var test = entry.Test;
        if (test.Avoid.Contains(move)) return false;
        return test.Best.Count > 0 ? test.Best.Contains(move) : test.MateIn is null;
    }

    private string? JudgeByScore(SuiteEntry<TPosition> entry, int sign, bool[] solves)
    {
        if (_solver is null || !_solver.CanSolve(entry.Test.Position)) return "too early for the solver";
        var labelled = LabelledPosition<TPosition>.Label(entry.Line, _solver, out var worth);
        if (worth != sign)
            throw new InputException($"line {entry.Number}: the score {entry.Test.Score} is not that of the position, which the solver finds to be {Words(worth)} for the side to move: mend the line, or leave it out");
        if (labelled is null) return "all moves are alike";
        labelled.Keeps.CopyTo(solves, 0);
        return null;
    }

    private static string Words(int worth) => worth switch { > 0 => "won", 0 => "drawn", _ => "lost" };
}
