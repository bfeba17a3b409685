namespace SelfPlay.Engine.Benchmarks;

/// <summary>Measures one part of the program.</summary>
public interface IBenchmark
{
    string Name { get; }

    BenchmarkResult Run(BenchmarkSettings settings, CancellationToken cancel);
}
