namespace SelfPlay.Engine.Benchmarks;

/// <summary>What a benchmark measured.</summary>
/// <param name="Name">perft, inference, training or selfplay.</param>
/// <param name="Figures">Names and values; they differ from run to run.</param>
/// <param name="Signature">Of the results of a fixed amount of work; it does not differ.</param>
public sealed record BenchmarkResult(string Name, IReadOnlyList<BenchmarkFigure> Figures, Signature Signature);

public readonly record struct BenchmarkFigure(string Name, double Value, string Unit);
