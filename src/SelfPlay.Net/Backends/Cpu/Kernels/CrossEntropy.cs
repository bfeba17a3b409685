namespace SelfPlay.Net.Backends.Cpu.Kernels;

internal static class CrossEntropy
{
    /// <summary>
    /// Softmax of the <paramref name="logits"/> at the places <paramref name="listed"/> against the <paramref name="wanted"/> probabilities (one per listed place).
    /// Returns -sum p ln softmax; the gradient is factor * (softmax - p) at the listed places and 0 elsewhere.
    /// </summary>
    public static float Row(
        ReadOnlySpan<int> listed, ReadOnlySpan<float> wanted, ReadOnlySpan<float> logits, Span<float> gradient, float factor)
    {
        var max = float.NegativeInfinity;
        foreach (var place in listed) max = MathF.Max(max, logits[place]);
        gradient.Clear();
        var sum = 0f;
        foreach (var place in listed) sum += gradient[place] = MathF.Exp(logits[place] - max);
        var logSum = max + MathF.Log(sum);
        var loss = 0f;
        for (var i = 0; i < listed.Length; i++)
        {
            var place = listed[i];
            loss += wanted[i] * (logSum - logits[place]);
            gradient[place] = factor * ((gradient[place] / sum) - wanted[i]);
        }

        return loss;
    }
}
