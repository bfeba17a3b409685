namespace SelfPlay.Engine.Drawing;

/// <summary>One direction of a chart: which values it shows, where they lie on the paper, and its round ticks.</summary>
/// <param name="Low">Value at <paramref name="From"/>.</param>
/// <param name="High">Value at <paramref name="To"/>; greater.</param>
/// <param name="From">Place on the paper.</param>
/// <param name="To">Place on the paper; may be less.</param>
public sealed record Axis(double Low, double High, double From, double To, IReadOnlyList<double> Ticks)
{
    /// <summary>Shows all the values, with a tick at either end.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="from">Place of the least on the paper.</param>
    /// <param name="to">Of the greatest.</param>
    /// <param name="ticks">How many there should be, about.</param>
    /// <param name="leastSpan">Values that lie closer together are shown with room around them.</param>
    public static Axis Around(IReadOnlyCollection<double> values, double from, double to, int ticks, double leastSpan = 1)
    {
        var (low, high) = (values.Min(), values.Max());
        if (high - low < leastSpan) (low, high) = (low - leastSpan, high + leastSpan);
        var step = RoundStep((high - low) / ticks);
        var (first, last) = (Math.Floor(low / step), Math.Ceiling(high / step));
        var marks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).ToList();
        return new Axis(marks[0], marks[^1], from, to, marks);
    }

    public double Place(double value) => From + ((value - Low) / (High - Low) * (To - From));

    /// <summary>The same for a value that may lie beyond the ends, or be infinite.</summary>
    public double PlaceWithin(double value) => Place(Math.Clamp(value, Low, High));

    /// <summary>The least of 1, 2 or 5 times a power of ten that is not below the given step.</summary>
    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (factor * power >= step * (1 - 1e-9)) return factor * power;
        }

        return 10 * power;
    }
}
