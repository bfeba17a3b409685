namespace SelfPlay.Engine.Benchmarks;

/// <summary>What a benchmark measured.</summary>
/// <param name="Name">Of the benchmark.</param>
/// <param name="Figures">Names and values; they differ from run to run.</param>
/// <param name="Signature">Of the results of a fixed amount of work; it does not differ.</param>
public sealed record BenchmarkResult(string Name, IReadOnlyList<BenchmarkFigure> Figures, Signature Signature);

/// <param name="Name">What was measured.</param>
/// <param name="Value">Over the rounds.</param>
/// <param name="Unit">Empty for mere counts.</param>
public readonly record struct BenchmarkFigure(string Name, Spread Value, string Unit)
{
    public BenchmarkFigure(string name, double value, string unit)
        : this(name, Spread.Exactly(value), unit)
    {
    }
}
