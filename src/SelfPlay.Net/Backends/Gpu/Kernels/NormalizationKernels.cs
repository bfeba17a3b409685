using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Batch Renormalization (Ioffe 2017, arXiv:1702.03275, algorithm 1), forward: the statistics of chunks of rows, their union and what follows from it
/// for each channel, and the normalised values. The way back is <see cref="NormalizationGradientKernels"/>.
/// </summary>
internal static class NormalizationKernels
{
    internal readonly struct StatisticsArguments(ArrayView<float> x, ArrayView<float> chunks, int rows, int channels)
    {
        public readonly ArrayView<float> X = x;

        /// <summary>[chunk][mean, sum of squared deviations from it][channel].</summary>
        public readonly ArrayView<float> Chunks = chunks;
        public readonly int Rows = rows;
        public readonly int Channels = channels;
    }

    internal readonly struct UniteArguments(
        ArrayView<float> chunks, NormalizationViews norm, ArrayView<float> numbers, int rows, int channels, float rate, float rMax, float dMax)
    {
        public readonly ArrayView<float> Chunks = chunks;
        public readonly NormalizationViews Norm = norm;

        /// <summary>[mean, scale, shift][channel], for <see cref="Apply"/>.</summary>
        public readonly ArrayView<float> Numbers = numbers;
        public readonly int Rows = rows;
        public readonly int Channels = channels;
        public readonly float Rate = rate;
        public readonly float RMax = rMax;
        public readonly float DMax = dMax;
    }

    internal readonly struct ApplyArguments(
        ArrayView<float> x, ArrayView<float> numbers, ArrayView<float> residual, ArrayView<float> y, int length, int channels, int hasResidual, int relu)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Numbers = numbers;
        public readonly ArrayView<float> Residual = residual;
        public readonly ArrayView<float> Y = y;
        public readonly int Length = length;
        public readonly int Channels = channels;
        public readonly int HasResidual = hasResidual;
        public readonly int Relu = relu;
    }

    /// <summary>A thread for each chunk and channel: two passes, the second one from the cache. Two sums at a time hide the memory's latency.</summary>
    [Kernel]
    public static void Statistics(StatisticsArguments a)
    {
        for (var at = Threads.First; at < ColumnSumKernels.Chunks(a.Rows) * a.Channels; at += Threads.Count)
        {
            int chunk = at / a.Channels, channel = at % a.Channels;
            var first = chunk * ColumnSumKernels.ChunkRows;
            var rows = IntrinsicMath.Min(ColumnSumKernels.ChunkRows, a.Rows - first);
            int start = (first * a.Channels) + channel, place = start;
            float even = 0, odd = 0;
            for (var row = 0; row + 1 < rows; row += 2)
            {
                even += a.X[place];
                odd += a.X[place + a.Channels];
                place += 2 * a.Channels;
            }

            if ((rows & 1) != 0) even += a.X[place];
            var mean = (even + odd) / rows;
            place = start;
            even = 0;
            odd = 0;
            for (var row = 0; row + 1 < rows; row += 2)
            {
                float one = a.X[place] - mean, other = a.X[place + a.Channels] - mean;
                even += one * one;
                odd += other * other;
                place += 2 * a.Channels;
            }

            if ((rows & 1) != 0) even += (a.X[place] - mean) * (a.X[place] - mean);
            a.Chunks[(chunk * 2 * a.Channels) + channel] = mean;
            a.Chunks[(((chunk * 2) + 1) * a.Channels) + channel] = even + odd;
        }
    }

    /// <summary>A group takes some channels: mean and biased variance over all chunks (Chan, Golub and LeVeque 1983), then r, d and the moving averages.</summary>
    [Kernel]
    public static void Unite(UniteArguments a)
    {
        var shared = SharedMemory.Allocate<double>(KernelCatalog.GroupSize);
        int channel = ChannelSum.Channel, count = channel < a.Channels ? ColumnSumKernels.Chunks(a.Rows) : 0;
        var sum = 0.0;
        for (var chunk = ChannelSum.Part; chunk < count; chunk += ChannelSum.Parts)
            sum += (double)a.Chunks[(chunk * 2 * a.Channels) + channel] * RowsOf(chunk, a.Rows);
        var mean = ChannelSum.Of(sum, shared) / a.Rows;
        var squares = 0.0;
        for (var chunk = ChannelSum.Part; chunk < count; chunk += ChannelSum.Parts)
        {
            var apart = a.Chunks[(chunk * 2 * a.Channels) + channel] - mean;
            squares += a.Chunks[(((chunk * 2) + 1) * a.Channels) + channel] + (apart * apart * RowsOf(chunk, a.Rows));
        }

        var variance = ChannelSum.Of(squares, shared) / a.Rows;
        if (channel < a.Channels && ChannelSum.Part == 0) Step(a, channel, mean, variance);
    }

    [Kernel]
    public static void Apply(ApplyArguments a)
    {
        for (var at = Threads.First; at < a.Length; at += Threads.Count)
        {
            var channel = at % a.Channels;
            var value = ((a.X[at] - a.Numbers[channel]) * a.Numbers[a.Channels + channel]) + a.Numbers[(2 * a.Channels) + channel];
            if (a.HasResidual != 0) value += a.Residual[at];
            a.Y[at] = a.Relu != 0 ? Arithmetic.Relu(value) : value;
        }
    }

    private static int RowsOf(int chunk, int rows) =>
        IntrinsicMath.Min(ColumnSumKernels.ChunkRows, rows - (chunk * ColumnSumKernels.ChunkRows));

    /// <summary>Takes r and d from the moving averages, then moves them.</summary>
    private static void Step(UniteArguments a, int channel, double mean, double variance)
    {
        var norm = a.Norm;
        double runningMean = norm.RunningMean[channel], runningVariance = norm.RunningVariance[channel];
        double deviation = Math.Sqrt(variance + Normalization.Epsilon), running = Math.Sqrt(runningVariance + Normalization.Epsilon);
        var inverse = (float)(1 / deviation);
        var r = (float)IntrinsicMath.Clamp(deviation / running, 1.0 / a.RMax, a.RMax);
        var d = (float)IntrinsicMath.Clamp((mean - runningMean) / running, -a.DMax, a.DMax);
        norm.BatchMean[channel] = (float)mean;
        norm.BatchInverseDeviation[channel] = inverse;
        norm.RenormScale[channel] = r;
        norm.RenormShift[channel] = d;
        norm.RunningMean[channel] = (float)(runningMean + (a.Rate * (mean - runningMean)));
        norm.RunningVariance[channel] = (float)(runningVariance + (a.Rate * (variance - runningVariance)));
        var gamma = norm.Gamma[channel];
        a.Numbers[channel] = (float)mean;
        a.Numbers[a.Channels + channel] = gamma * r * inverse;
        a.Numbers[(2 * a.Channels) + channel] = (gamma * d) + norm.Beta[channel];
    }
}
