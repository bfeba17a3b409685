using SelfPlay.Engine.Analysis;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.TextUi;

/// <summary>A network that searches. Plays the best move it found, or, for variety, any in proportion to visits^(1 / temperature).</summary>
internal sealed class NetMover<TPosition>(Searcher<TPosition> searcher, double temperature, Rng rng) : IMover<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private Rng _rng = rng;

    public Thought Choose(Line<TPosition> line, Level level, Action<long> progress, CancellationToken cancel)
    {
        var (report, time) = searcher.Search(line, level, progress, cancel);
        return new Thought(Pick(report), report, time);
    }

    /// <summary>Yes if it does not think itself better.</summary>
    public bool AcceptsDraw(Line<TPosition> line, Level level, CancellationToken cancel) =>
        searcher.Search(line, level, progress: null, cancel).Report.Outcome.Value >= 0;

    public void Forget() => searcher.Forget();

    private Move Pick(AnalysisReport report)
    {
        if (temperature <= 0 || report.Best.Visits == 0) return report.Best.Move;
        // Relative to the most visited move, so that no power overflows.
        var most = (double)report.Moves.Max(move => move.Visits);
        var weights = report.Moves.Select(move => Math.Pow(move.Visits / most, 1 / temperature)).ToList();
        var left = _rng.NextDouble() * weights.Sum();
        var chosen = 0;
        while (chosen < weights.Count - 1 && (left -= weights[chosen]) >= 0) chosen++;
        return report.Moves[chosen].Move;
    }
}
