using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Search;

/// <summary>Choosing one of a few numbered things.</summary>
public static class Choosing
{
    /// <summary>The place of the largest value, the first of equals.</summary>
    public static int Best(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best]) best = i;
        }

        return best;
    }

    /// <summary>A place drawn in proportion to its weight to the power of 1 / temperature. Weights are not negative and not all zero; they are
    /// changed.</summary>
    public static int Draw(Span<float> weights, double temperature, ref Rng rng)
    {
        var most = weights[Best(weights)]; // as 1, so that no power overflows
        foreach (ref var weight in weights) weight = (float)Math.Pow(weight / most, 1 / temperature);
        return Draw(weights, ref rng);
    }

    /// <summary>A place drawn in proportion to its weight. Weights are not negative and not all zero.</summary>
    public static int Draw(ReadOnlySpan<float> weights, ref Rng rng)
    {
        double sum = 0;
        foreach (var weight in weights) sum += weight;
        var left = rng.NextDouble() * sum;
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0) continue;
            last = i;
            left -= weights[i];
            if (left < 0) break;
        }

        return last; // rounding may leave a rest behind the last one
    }
}
