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
        if (samples.Count == 0) return null;
        _meter.Load(weights);
        var totals = default(LossTotals);
        for (var start = Math.Max(0, samples.Count - MostRows); start < samples.Count; start += Rows)
        {
            var rows = _rows.AsSpan(0, Math.Min(Rows, samples.Count - start));
            for (var row = 0; row < rows.Length; row++) rows[row] = samples[start + row];
            _builder.BuildUnturned(rows, _batch);
            totals += _meter.Measure(_batch);
        }

        return totals;
    }

    public void Dispose() => _meter.Dispose();
}
