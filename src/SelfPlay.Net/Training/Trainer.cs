using System.Diagnostics;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Training;

/// <summary>
/// Fits a network, one batch after the other, and keeps the moving average of its weights that plays and is rated.
/// The loss is mean policy loss + <see cref="TrainerOptions.ValueWeight"/> * mean value loss, each mean weighted by its rows' weights and
/// divided by their sum: rows of weight 0 count for nothing, and a batch where all are 0 leaves that head alone.
/// </summary>
public sealed class Trainer : IDisposable
{
    /// <summary>While the averages are young their share is Warmth / (Warmth + step): the first step counts wholly, later ones look back over a
    /// part of the way so far (polynomial-decay averaging, Shamir and Zhang 2013), until the options' share is larger.</summary>
    private const float Warmth = 9;

    /// <summary>Steps over which the limits of batch renormalisation open from plain batch norm (Ioffe 2017, section 4: the averages must be warm first).</summary>
    private const float LimitSteps = 100;

    private readonly IBackend _backend;
    private readonly TrainerOptions _options;
    private readonly PolicyValueNet _net;
    private readonly BufferSet _averages;
    private readonly Optimizer _optimizer;
    private readonly float[] _policyLosses;
    private readonly float[] _valueLosses;

    /// <exception cref="DeviceException">The device has no room for such batches; names the largest that it has room for.</exception>
    public Trainer(IBackend backend, NetworkWeights initial, TrainerOptions options, int maxRows)
    {
        MemoryPlan.Require(
            backend,
            maxRows,
            rows => MemoryEstimate.Training(initial.Config, rows, options.Optimizer) + MemoryEstimate.Work(backend, initial.Config, rows, training: true));
        backend.Reserve(NetworkLayout.Plans(initial.Config, maxRows), training: true);
        _backend = backend;
        _options = options;
        _net = new PolicyValueNet(backend, initial.Config, maxRows);
        _net.Values.Write(initial.Arrays);
        _averages = new BufferSet(backend, _net.Values.Specs);
        _averages.Write(initial.Arrays);
        _optimizer = Optimizer.Create(backend, options, _net.Gradients.Specs);
        _policyLosses = new float[maxRows];
        _valueLosses = new float[maxRows];
    }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Device memory: weights, gradients, moments, averages, activations.</summary>
    public long MemoryBytes => _net.Bytes + _averages.Bytes + _optimizer.Bytes;

    /// <summary>Forward, backward, one step of the optimiser at the given rate, and the moving average.</summary>
    public LossReport Step(TrainingBatch batch, float rate)
    {
        Debug.Assert(batch.Rows > 0 && batch.Rows <= _policyLosses.Length, "rows beyond what the trainer was made for");
        var losses = Backpropagate(batch);
        var clipped = _options.ClipNorm > 0 && losses.GradientNorm > _options.ClipNorm;
        var gradientScale = clipped ? (float)(_options.ClipNorm / losses.GradientNorm) : 1;
        _optimizer.Step(_net.Values, _net.Gradients, gradientScale, rate, Steps + 1);
        var share = Share(_options.AverageShare);
        _backend.Blend(_net.Values.Buffers, share, _averages.Buffers);
        Steps++;
        return losses;
    }

    /// <summary>The weights that the next step changes.</summary>
    public NetworkWeights CurrentWeights() => new(_net.Config, _net.Values.Read());

    /// <summary>The moving average of weights and of the normalisation's statistics: what plays and is rated.</summary>
    public NetworkWeights AverageWeights() => new(_net.Config, _averages.Read());

    public TrainerState Save() => new(Steps, _net.Values.Read(), _averages.Read(), _optimizer.Save());

    /// <exception cref="InvalidDataException">The state is another network's or another optimiser's.</exception>
    public void Load(TrainerState state)
    {
        _net.Values.Write(state.Weights);
        _averages.Write(state.AverageWeights);
        _optimizer.Load(state.Moments);
        Steps = state.Step;
    }

    public void Dispose()
    {
        _net.Dispose();
        _averages.Dispose();
        _optimizer.Dispose();
    }

    private LossReport Backpropagate(TrainingBatch batch)
    {
        var rows = batch.Rows;
        _backend.WritePlanes(batch.Planes.AsSpan(0, rows * batch.PlaneSize), _net.Planes.WithBatch(rows));
        var (policy, value) = _net.Forward(rows, NormalizationStep());
        double policyWeight = Sum(batch.Policy.Weights, rows), valueWeight = Sum(batch.Value.Weights, rows);
        _backend.PolicyLoss(policy, batch.Policy, Reciprocal(policyWeight), _net.PolicyGradient.WithBatch(rows), _policyLosses);
        _backend.ValueLoss(
            value, batch.Value, _options.ValueWeight * Reciprocal(valueWeight), _net.ValueGradient.WithBatch(rows), _valueLosses);
        _net.Backward(rows);
        return new LossReport(
            Mean(_policyLosses, batch.Policy.Weights, rows, policyWeight), Mean(_valueLosses, batch.Value.Weights, rows, valueWeight),
            Math.Sqrt(_backend.SumOfSquares(_net.Gradients.Buffers)), rows);
    }

    private NormalizationStep NormalizationStep()
    {
        var open = Math.Min(1, Steps / LimitSteps);
        return new NormalizationStep(
            Share(_options.NormalizationRate), 1 + (open * (_options.RenormScaleLimit - 1)), open * _options.RenormShiftLimit);
    }

    private float Share(float settled) => Math.Max(settled, Warmth / (Warmth + Steps));

    private static float Reciprocal(double weight) => weight > 0 ? (float)(1 / weight) : 0;

    private static double Sum(float[] weights, int rows)
    {
        var sum = 0.0;
        for (var row = 0; row < rows; row++) sum += weights[row];
        return sum;
    }

    private static double Mean(float[] losses, float[] weights, int rows, double totalWeight)
    {
        if (totalWeight == 0) return 0;
        var sum = 0.0;
        for (var row = 0; row < rows; row++)
            if (weights[row] != 0) sum += (double)weights[row] * losses[row];
        return sum / totalWeight;
    }
}
