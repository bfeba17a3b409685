using SelfPlay.Net.Training;

namespace SelfPlay.Net.Backends.Reference;

/// <summary>Losses, a row after the other, and their gradients by the logits.</summary>
internal static class ReferenceLosses
{
    public static void Policy(int policySize, float[] logits, PolicyTargets targets, float scale, float[] dLogits, Span<float> losses)
    {
        Array.Clear(dLogits, 0, targets.Rows * policySize);
        for (var row = 0; row < targets.Rows; row++)
        {
            int start = targets.Starts[row], count = targets.Starts[row + 1] - start, at = row * policySize;
            var legal = targets.Indices.AsSpan(start, count);
            var wanted = targets.Probabilities.AsSpan(start, count);
            var values = new double[count];
            for (var i = 0; i < count; i++) values[i] = logits[at + legal[i]];
            losses[row] = (float)CrossEntropy(values, wanted);
            for (var i = 0; i < count; i++) dLogits[at + legal[i]] = (float)(targets.Weights[row] * scale * (values[i] - wanted[i]));
        }
    }

    public static void Value(float[] logits, ValueTargets targets, float scale, float[] dLogits, Span<float> losses)
    {
        var values = new double[ValueTargets.Classes];
        for (var row = 0; row < targets.Rows; row++)
        {
            var at = row * values.Length;
            var wanted = targets.WinDrawLoss.AsSpan(at, values.Length);
            for (var i = 0; i < values.Length; i++) values[i] = logits[at + i];
            losses[row] = (float)CrossEntropy(values, wanted);
            for (var i = 0; i < values.Length; i++) dLogits[at + i] = (float)(targets.Weights[row] * scale * (values[i] - wanted[i]));
        }
    }

    public static void Squared(int rows, int channels, float[] y, float[] target, float scale, float[] dy, Span<float> losses)
    {
        for (var row = 0; row < rows; row++)
        {
            var sum = 0.0;
            for (var at = row * channels; at < (row + 1) * channels; at++)
            {
                double error = y[at] - target[at];
                sum += error * error;
                dy[at] = (float)(scale * 2 * error / channels);
            }

            losses[row] = (float)(sum / channels);
        }
    }

    /// <summary>-sum p ln softmax(logits); leaves softmax(logits) in the place of the logits.</summary>
    private static double CrossEntropy(Span<double> logits, ReadOnlySpan<float> wanted)
    {
        var largest = double.NegativeInfinity;
        foreach (var logit in logits) largest = Math.Max(largest, logit);
        var total = 0.0;
        foreach (var logit in logits) total += Math.Exp(logit - largest);
        var logTotal = largest + Math.Log(total);
        var loss = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            loss += wanted[i] * (logTotal - logits[i]);
            logits[i] = Math.Exp(logits[i] - logTotal);
        }

        return loss;
    }
}
