namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>The numbers per channel of Batch Renormalization (Ioffe 2017, arXiv:1702.03275), algorithm 1.</summary>
internal static unsafe class Renormalization
{
    /// <summary>Takes r and d from the moving averages, then moves them.</summary>
    public static void Step(Normalization norm, int channel, double mean, double variance, NormalizationStep step)
    {
        Span<float> runningMean = At(norm.RunningMean, channel), runningVariance = At(norm.RunningVariance, channel);
        var deviation = Math.Sqrt(variance + Normalization.Epsilon);
        var running = Math.Sqrt(runningVariance[0] + Normalization.Epsilon);
        At(norm.BatchMean, channel)[0] = (float)mean;
        At(norm.BatchInverseDeviation, channel)[0] = (float)(1 / deviation);
        At(norm.RenormScale, channel)[0] = (float)Math.Clamp(deviation / running, 1.0 / step.RMax, step.RMax);
        At(norm.RenormShift, channel)[0] = (float)Math.Clamp((mean - runningMean[0]) / running, -step.DMax, step.DMax);
        runningMean[0] += (float)(step.Rate * (mean - runningMean[0]));
        runningVariance[0] += (float)(step.Rate * (variance - runningVariance[0]));
    }

    /// <summary>gamma * ((x - mean) / deviation * r + d) + beta as the numbers of <see cref="NormalizeJob"/>.</summary>
    public static void Forward(Normalization norm, int channel, ChunkSums numbers)
    {
        var gamma = At(norm.Gamma, channel)[0];
        numbers.At(0, NormalizeJob.Mean)[channel] = At(norm.BatchMean, channel)[0];
        numbers.At(0, NormalizeJob.Scale)[channel] = gamma * At(norm.RenormScale, channel)[0] * At(norm.BatchInverseDeviation, channel)[0];
        numbers.At(0, NormalizeJob.Shift)[channel] = (gamma * At(norm.RenormShift, channel)[0]) + At(norm.Beta, channel)[0];
    }

    /// <summary>
    /// dx = gamma * r / deviation * (g - mean g - xhat * mean (g * xhat)) as the numbers of <see cref="NormalizeGradientJob"/>: the mean and
    /// deviation of the batch depend on x, r and d are constants. Returns dGamma.
    /// </summary>
    public static float Backward(Normalization norm, int channel, int rows, float sum, float sumTimesX, ChunkSums numbers)
    {
        var inverse = At(norm.BatchInverseDeviation, channel)[0];
        var scale = At(norm.RenormScale, channel)[0];
        numbers.At(0, NormalizeGradientJob.Mean)[channel] = At(norm.BatchMean, channel)[0];
        numbers.At(0, NormalizeGradientJob.Scale)[channel] = At(norm.Gamma, channel)[0] * scale * inverse;
        numbers.At(0, NormalizeGradientJob.Shift)[channel] = sum / rows;
        numbers.At(0, NormalizeGradientJob.Slope)[channel] = sumTimesX / rows * inverse;
        return (scale * sumTimesX) + (At(norm.RenormShift, channel)[0] * sum);
    }

    private static Span<float> At(Tensors.DeviceBuffer buffer, int channel) => ((CpuBuffer)buffer).Span[channel..];
}
