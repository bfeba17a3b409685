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

        Func<double> work = () => trainer.Step(batch, settings.Config.Learning.Rate).Rows;
        var rounds = Rounds.Run([work], settings, settings.RunsOnCpu ? settings.Threads : 0, cancel);
        var figures = new List<BenchmarkFigure> { Figures.Speed("positions", rounds, "/s") };
        figures.AddRange(Figures.Arithmetic(rounds, PassesPerStep * NetworkLayout.MultiplyAdds(settings.Network)));
        figures.Add(Figures.Processors(rounds));
        figures.Add(new BenchmarkFigure("batch", rows, "rows"));
        return new BenchmarkResult(Name, figures, signature);
    }
}
