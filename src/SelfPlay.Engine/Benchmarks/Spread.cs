namespace SelfPlay.Engine.Benchmarks;

/// <summary>A figure over several rounds. Other programs slow a round down and nothing makes it faster, so the median says more than the mean.</summary>
public readonly record struct Spread(double Median, double Least, double Most)
{
    /// <summary>Of at least one value. Of an even number of them the median is the mean of the two in the middle.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Spread((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>A figure that is known and not measured.</summary>
    public static Spread Exactly(double value) => new(value, value, value);
}
