using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>What a person may ask a network: by search, or at first sight. Searches apart from whoever plays, so that asking changes no game.</summary>
internal sealed class Advisor<TPosition>(Game<TPosition> game, IEvaluator evaluator, Searcher<TPosition> searcher)
    where TPosition : unmanaged, IPosition<TPosition>
{
    public (AnalysisReport Report, TimeSpan Time) Search(Line<TPosition> line, Level level, Action<long> progress, CancellationToken cancel) =>
        searcher.Search(line, level, progress, cancel);

    /// <summary>The raw network on the last position, which is not the end of the game.</summary>
    public FirstSight Look(Line<TPosition> line) => FirstSight.Of(game, evaluator, line);
}
