using SelfPlay.Engine.Replay;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Learning;

/// <summary>Measures a network on games that are never trained on, so that overfitting shows.</summary>
public sealed class Validator : IDisposable
{
    private const int Rows = 128;

    /// <summary>More rows than these change the figure less than the games do.</summary>
    private const int MostRows = 4096;

    private readonly LossMeter _meter;
    private readonly BatchBuilder _builder;
    private readonly TrainingBatch _batch;
    private readonly Sample[] _rows = new Sample[Rows];

    public Validator(IBackend backend, Game game, NetworkConfig network)
    {
        _meter = new LossMeter(backend, network, Rows);
        _builder = new BatchBuilder(game.Planes, game.Symmetries);
        _batch = new TrainingBatch(Rows, game.Planes.Size, Rows * game.MaxMoves);
    }

    /// <summary>Losses on the newest samples; null when there are none.</summary>
    public LossTotals? Measure(NetworkWeights weights, IReadOnlyList<Sample> samples)
    {
        var count = Math.Min(samples.Count, MostRows);
        var first = samples.Count - count;
        return count == 0 ? null : Measure(weights, samples, place => first + place, count, null, CancellationToken.None);
    }

    /// <summary>Losses on samples that are evenly spread over all, and how often the answers were right.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="samples">At least one.</param>
    /// <param name="count">How many to measure on, at most all.</param>
    /// <param name="tally">Counts the answers.</param>
    /// <param name="cancel">Checked between batches.</param>
    public LossTotals Measure(NetworkWeights weights, IReadOnlyList<Sample> samples, int count, PredictionTally tally, CancellationToken cancel) =>
        Measure(weights, samples, place => (int)((long)place * samples.Count / count), count, tally, cancel);

    private LossTotals Measure(NetworkWeights weights, IReadOnlyList<Sample> samples, Func<int, int> sampleAt, int count, PredictionTally? tally, CancellationToken cancel)
    {
        _meter.Load(weights);
        var totals = default(LossTotals);
        for (var start = 0; start < count; start += Rows)
        {
            cancel.ThrowIfCancellationRequested();
            var rows = _rows.AsSpan(0, Math.Min(Rows, count - start));
            for (var row = 0; row < rows.Length; row++) rows[row] = samples[sampleAt(start + row)];
            _builder.BuildUnturned(rows, _batch);
            totals += _meter.Measure(_batch, tally);
        }

        return totals;
    }

    public void Dispose() => _meter.Dispose();
}
