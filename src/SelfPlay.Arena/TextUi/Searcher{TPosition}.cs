using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>Searches positions at a <see cref="Level"/>.</summary>
internal sealed class Searcher<TPosition>(Game<TPosition> game, IEvaluator evaluator, AnalystOptions options, TimeProvider time)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Analyst<TPosition> _analyst = new(game, evaluator, options);

    /// <param name="line">The game so far, not at its end.</param>
    /// <param name="level">When to end.</param>
    /// <param name="progress">Told the simulations done.</param>
    /// <param name="cancel">Ends the search; there is always a report.</param>
    public (AnalysisReport Report, TimeSpan Time) Search(Line<TPosition> line, Level level, Action<long>? progress, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        var limits = new AnalysisLimits { Nodes = level.Simulations ?? long.MaxValue };
        var report = _analyst.Analyse(line, limits, GoOn, cancel);
        return (report, time.GetElapsedTime(start));

        bool GoOn(AnalysisProgress now)
        {
            progress?.Invoke(now.Nodes);
            return level.Time is not { } most || time.GetElapsedTime(start) < most;
        }
    }

    public void Forget() => _analyst.Clear();
}
