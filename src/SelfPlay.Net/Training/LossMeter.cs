using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;

namespace SelfPlay.Net.Training;

/// <summary>Measures the losses of a network on rows without learning from them, with the network in the form that plays.</summary>
public sealed class LossMeter(IBackend backend, NetworkConfig config, int maxRows) : IDisposable
{
    private readonly InferenceNet _net = new(backend, config, maxRows);
    private readonly float[] _winDrawLoss = new float[ValueTargets.Classes * maxRows];
    private float[] _logits = [];

    public void Load(NetworkWeights weights) => _net.Load(weights);

    /// <param name="batch">The rows.</param>
    /// <param name="tally">Counts right answers as well, if it is wanted.</param>
    public LossTotals Measure(TrainingBatch batch, PredictionTally? tally = null)
    {
        var entries = batch.Policy.Starts[batch.Rows];
        if (_logits.Length < entries) _logits = new float[batch.Policy.Indices.Length];
        _net.Evaluate(batch.Planes, batch.Rows, batch.Policy.Starts, batch.Policy.Indices, _logits, _winDrawLoss);
        tally?.Add(batch, _logits, _winDrawLoss);
        var totals = new LossTotals();
        for (var row = 0; row < batch.Rows; row++) totals += PolicyOf(batch.Policy, row) + ValueOf(batch.Value, row);
        return totals;
    }

    public void Dispose() => _net.Dispose();

    private LossTotals PolicyOf(PolicyTargets targets, int row)
    {
        double weight = targets.Weights[row];
        if (weight == 0) return default;
        int start = targets.Starts[row], count = targets.Starts[row + 1] - start;
        var logits = _logits.AsSpan(start, count);
        var wanted = targets.Probabilities.AsSpan(start, count);
        int likeliest = PredictionTally.IndexOfLargest(logits), best = PredictionTally.IndexOfLargest(wanted);
        double total = 0, loss = 0;
        foreach (var logit in logits) total += Math.Exp(logit - logits[likeliest]);
        for (var i = 0; i < count; i++) loss += wanted[i] * (Math.Log(total) - (logits[i] - logits[likeliest]));
        return new LossTotals(weight * loss, weight, 0, 0, likeliest == best ? weight : 0);
    }

    private LossTotals ValueOf(ValueTargets targets, int row)
    {
        double weight = targets.Weights[row], loss = 0;
        if (weight == 0) return default;
        for (var i = ValueTargets.Classes * row; i < ValueTargets.Classes * (row + 1); i++)
            loss -= targets.WinDrawLoss[i] * Math.Log(Math.Max(_winDrawLoss[i], float.Epsilon));
        return new LossTotals(0, 0, weight * loss, weight, 0);
    }
}
