namespace SelfPlay.Engine.Views;

/// <summary>A curve in one line of text: ▇▅▃▂▁.</summary>
public static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>At most <paramref name="width"/> characters: values that do not fit are joined to means of neighbours, so that the whole curve shows.
    /// Lowest value lowest block; a flat curve runs along the bottom; what is not a number leaves a gap.</summary>
    public static string Of(IReadOnlyList<double> values, int width)
    {
        if (values.Count == 0 || width < 1) return "";
        var points = Joined(values, Math.Min(width, values.Count));
        var known = points.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (known.Min(), known.Max());
        return string.Concat(points.Select(point => Block(point, low, high)));
    }

    private static double[] Joined(IReadOnlyList<double> values, int count)
    {
        var points = new double[count];
        for (var i = 0; i < count; i++)
        {
            var from = (int)((long)i * values.Count / count);
            var to = (int)((long)(i + 1) * values.Count / count);
            points[i] = values.Skip(from).Take(to - from).Average();
        }

        return points;
    }

    private static char Block(double value, double low, double high)
    {
        if (!double.IsFinite(value)) return ' ';
        return high > low ? Blocks[(int)Math.Round((value - low) / (high - low) * (Blocks.Length - 1))] : Blocks[0];
    }
}
