namespace SelfPlay.Engine.Benchmarks;

/// <summary>From rounds to figures.</summary>
internal static class Figures
{
    /// <summary>Work a second, in units of <paramref name="scale"/>.</summary>
    public static BenchmarkFigure Speed(string name, IReadOnlyList<Round> rounds, string unit, double scale = 1) =>
        new(name, Spread.Of(rounds.Select(round => round.Speed / scale)), unit);

    public static BenchmarkFigure Processors(IReadOnlyList<Round> rounds, string name = "processors used") =>
        new(name, Spread.Of(rounds.Select(round => round.Processors)), "");

    /// <summary>
    /// The speed of the arithmetic, and its share of the best peak that any of the rounds saw. Operations are those of a direct convolution, whatever way was taken: one that
    /// needs fewer (Winograd), or narrower numbers, may show more than 100 %.
    /// </summary>
    /// <param name="rounds">Positions a second.</param>
    /// <param name="multiplyAdds">Of one position; each counts as two operations.</param>
    public static IEnumerable<BenchmarkFigure> Arithmetic(IReadOnlyList<Round> rounds, double multiplyAdds)
    {
        yield return new BenchmarkFigure("arithmetic", Spread.Of(rounds.Select(round => 2e-9 * multiplyAdds * round.Speed)), "GFLOP/s of direct convolution");
        var peak = rounds.Max(round => round.Peak);
        if (peak == 0) yield break;
        yield return new BenchmarkFigure("of the FMA peak", Spread.Of(rounds.Select(round => 200 * multiplyAdds * round.Speed / peak)), "%");
        yield return new BenchmarkFigure("FMA peak", 1e-9 * peak, "GFLOP/s");
    }
}
