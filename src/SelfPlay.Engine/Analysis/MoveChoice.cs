using SelfPlay.Engine.Search;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Analysis;

/// <summary>From a report to the move that is played.</summary>
public static class MoveChoice
{
    /// <summary>The best move at temperature 0, and where it is proven to win; else one drawn in proportion to N^(1/T) (AlphaZero), or to P^(1/T) while
    /// nothing has visits.</summary>
    public static AnalysedMove Choose(AnalysisReport report, double temperature, ref Rng rng)
    {
        if (temperature <= 0 || report.Best.MateIn > 0) return report.Best;
        var moves = report.Moves;
        var visited = moves.Any(move => move.Visits > 0);
        var weights = moves.Select(move => visited ? move.Visits : move.Prior).ToArray();
        return moves[Choosing.Draw(weights, temperature, ref rng)];
    }
}
