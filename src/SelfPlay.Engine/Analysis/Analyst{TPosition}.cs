using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Analysis;

/// <summary>
/// Searches one position as long as it may, for people, protocols and matches with clocks: PUCT whose leaves are gathered with virtual loss into
/// batches of one tree. Keeps the tree while the game goes on. The same line, limits and options give the same report, however many threads the
/// evaluator has. Not thread-safe.
/// </summary>
public sealed class Analyst<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <param name="game">The game.</param>
    /// <param name="evaluator">Answers batches of at least <see cref="AnalystOptions.BatchSize"/> rows.</param>
    /// <param name="options">How to search.</param>
    public Analyst(Game<TPosition> game, IEvaluator evaluator, AnalystOptions options) =>
        throw new NotImplementedException();

    /// <summary>Searches the last position of <paramref name="line"/>, which must not be the end of the game; leaves the line as it was.</summary>
    /// <param name="line">The game so far. When it goes on from the line of the call before, what was searched of it is kept.</param>
    /// <param name="limits">When to end.</param>
    /// <param name="goOn">Asked after every batch; false ends the analysis. May call <see cref="Report"/>.</param>
    /// <param name="cancel">Ends the analysis likewise: there is always a report, if only of the first evaluation.</param>
    public AnalysisReport Analyse(
        Line<TPosition> line, AnalysisLimits limits, Func<AnalysisProgress, bool>? goOn = null, CancellationToken cancel = default) =>
        throw new NotImplementedException();

    /// <summary>How the analysis stands; only from within its callback or after it.</summary>
    public AnalysisReport Report() => throw new NotImplementedException();

    /// <summary>Forgets the tree and the cache: for a new game.</summary>
    public void Clear() => throw new NotImplementedException();
}
