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
        return new Thought(MoveChoice.Choose(report, temperature, ref _rng).Move, report, time);
    }

    /// <summary>Yes if it does not think itself better.</summary>
    public bool AcceptsDraw(Line<TPosition> line, Level level, CancellationToken cancel) =>
        searcher.Search(line, level, progress: null, cancel).Report.Outcome.Value >= 0;

    public void Forget() => searcher.Forget();
}
