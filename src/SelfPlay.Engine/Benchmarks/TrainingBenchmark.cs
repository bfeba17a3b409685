using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>The fit: rows per second through forward, backward and the optimiser. The signature is made of the losses of the first steps.</summary>
public sealed class TrainingBenchmark : IBenchmark
{
    private const int SignedSteps = 3;

    /// <summary>Backward passes by input and by weights cost a forward pass each.</summary>
    private const double PassesPerStep = 3;

    public string Name => "training";

    public BenchmarkResult Run(BenchmarkSettings settings, CancellationToken cancel)
    {
        var rows = settings.Config.Learning.BatchSize;
        using var backend = BackendCatalog.Create(settings.Device, settings.Threads);
        using var trainer = new Trainer(backend, NetworkWeights.Initial(settings.Network, seed: 1), new TrainerOptions(), rows);
        var batch = RandomPositions.Training(settings.Game, rows);
        var signature = new Signature();
        for (var step = 0; step < SignedSteps; step++)
        {
            var losses = trainer.Step(batch, settings.Config.Learning.Rate);
            signature.Add(BitConverter.DoubleToUInt64Bits(losses.PolicyLoss));
            signature.Add(BitConverter.DoubleToUInt64Bits(losses.ValueLoss));
            signature.Add(BitConverter.DoubleToUInt64Bits(losses.GradientNorm));
        }

        var speed = Stopwatches.PerSecond(() => trainer.Step(batch, settings.Config.Learning.Rate).Rows, settings.WarmUp, settings.Length, cancel);
        cancel.ThrowIfCancellationRequested();
        var flops = 2e-9 * PassesPerStep * speed * NetworkLayout.MultiplyAdds(settings.Network);
        return new BenchmarkResult(Name, [new("positions", speed, "/s"), new("speed", flops, "GFLOP/s"), new("batch", rows, "rows")], signature);
    }
}
