using System.Runtime.Intrinsics;

namespace SelfPlay.Engine.Search;

/// <summary>Softmax over the legal moves of a position.</summary>
public static class Softmax
{
    private static readonly int Width = Vector256<float>.Count;

    /// <summary>
    /// probabilities = exp(logits - max) / sum. Equal logits get equal bits wherever they stand, so that ties stay ties; the
    /// spans may be the same.
    /// </summary>
    public static void Write(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        var sum = WriteExponentials(logits, Max(logits), probabilities);
        var scale = 1 / sum;
        for (var i = 0; i < logits.Length; i++) probabilities[i] *= scale;
    }

    public static float Max(ReadOnlySpan<float> values)
    {
        var max = values[0];
        foreach (var value in values) max = MathF.Max(max, value);
        return max;
    }

    private static float WriteExponentials(ReadOnlySpan<float> logits, float max, Span<float> result)
    {
        var sum = Vector256<float>.Zero;
        var i = 0;
        for (; i + Width <= logits.Length; i += Width)
        {
            var e = Vector256.Exp(Vector256.Create(logits[i..]) - Vector256.Create(max));
            e.CopyTo(result[i..]);
            sum += e;
        }

        // The rest goes through the same exponential: the scalar one rounds otherwise.
        Span<float> rest = stackalloc float[Width];
        rest.Fill(float.NegativeInfinity);
        logits[i..].CopyTo(rest);
        var last = Vector256.Exp(Vector256.Create<float>(rest) - Vector256.Create(max));
        last.CopyTo(rest);
        rest[..(logits.Length - i)].CopyTo(result[i..]);
        return Vector256.Sum(sum + last);
    }
}
