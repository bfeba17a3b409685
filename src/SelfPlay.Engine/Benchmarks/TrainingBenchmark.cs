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
        var signature = new Signature();
        var batch = RandomPositions.Training(settings.Game, settings.Config.Learning.BatchSize);
        var adam = Fit(settings, batch, OptimizerKind.AdamW, ref signature, cancel);
        var sgd = Fit(settings, batch, OptimizerKind.Sgd, ref signature, cancel);
        var figures = new List<BenchmarkFigure> { Figures.Speed("positions", adam, "/s") };
        figures.AddRange(Figures.Arithmetic(adam, PassesPerStep * NetworkLayout.MultiplyAdds(settings.Network)));
        figures.Add(Figures.Processors(adam));
        figures.Add(Figures.Speed("with SGD", sgd, "positions/s"));
        figures.Add(new BenchmarkFigure("batch", batch.Rows, "rows"));
        return new BenchmarkResult(Name, figures, signature);
    }

    private static IReadOnlyList<Round> Fit(BenchmarkSettings settings, TrainingBatch batch, OptimizerKind optimizer, ref Signature signature, CancellationToken cancel)
    {
        using var backend = settings.OpenBackend(settings.Threads);
        using var trainer = new Trainer(backend, NetworkWeights.Initial(settings.Network, seed: 1), new TrainerOptions { Optimizer = optimizer }, batch.Rows);
        var rate = settings.Config.Learning.Rate;
        for (var step = 0; step < SignedSteps; step++) Sign(trainer.Step(batch, rate), ref signature);
        return Rounds.Run([() => trainer.Step(batch, rate).Rows], settings, settings.RunsOnCpu ? settings.Threads : 0, cancel);
    }

    private static void Sign(LossReport losses, ref Signature signature)
    {
        signature.Add(BitConverter.DoubleToUInt64Bits(losses.PolicyLoss));
        signature.Add(BitConverter.DoubleToUInt64Bits(losses.ValueLoss));
        signature.Add(BitConverter.DoubleToUInt64Bits(losses.GradientNorm));
    }
}
