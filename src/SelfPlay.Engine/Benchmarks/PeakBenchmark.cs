namespace SelfPlay.Engine.Benchmarks;

/// <summary>The limit of the processor for one thread and for all that were asked for: see <see cref="FmaChains"/>. The signature is a lane of the chains.</summary>
public sealed class PeakBenchmark : IBenchmark
{
    public string Name => "peak";

    public BenchmarkResult Run(BenchmarkSettings settings, CancellationToken cancel)
    {
        var figures = new List<BenchmarkFigure>();
        foreach (var threads in new[] { 1, settings.Threads }.Distinct())
        {
            var rounds = Rounds.Run([.. Enumerable.Repeat(FmaChains.Run, threads)], settings, peakThreads: 0, cancel);
            figures.Add(Figures.Speed(threads == 1 ? "one thread" : $"{threads} threads", rounds, "GFLOP/s of fused multiply-adds", 1e9));
            figures.Add(Figures.Processors(rounds));
        }

        var signature = new Signature();
        signature.Add([FmaChains.Lane]);
        return new BenchmarkResult(Name, figures, signature);
    }
}
