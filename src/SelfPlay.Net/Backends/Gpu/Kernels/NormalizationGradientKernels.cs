using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Backward of <see cref="NormalizationKernels"/>, r and d being constants:
/// dx = gamma * r / deviation * (g - mean g - xhat * mean (g * xhat)), g the gradient behind the ReLU.
/// </summary>
internal static class NormalizationGradientKernels
{
    internal readonly struct SumArguments(
        ArrayView<float> x, ArrayView<float> y, ArrayView<float> dy, NormalizationViews norm, ArrayView<float> chunks, int rows, int channels, int relu)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Y = y;
        public readonly ArrayView<float> Dy = dy;
        public readonly NormalizationViews Norm = norm;

        /// <summary>[chunk][sum of g, sum of g * xhat][channel].</summary>
        public readonly ArrayView<float> Chunks = chunks;
        public readonly int Rows = rows;
        public readonly int Channels = channels;
        public readonly int Relu = relu;
    }

    internal readonly struct UniteArguments(
        ArrayView<float> chunks, NormalizationViews norm, ArrayView<float> numbers, ArrayView<float> dGamma, ArrayView<float> dBeta, int rows, int channels)
    {
        public readonly ArrayView<float> Chunks = chunks;
        public readonly NormalizationViews Norm = norm;

        /// <summary>[mean, scale, shift, slope][channel], for <see cref="Apply"/>.</summary>
        public readonly ArrayView<float> Numbers = numbers;
        public readonly ArrayView<float> DGamma = dGamma;
        public readonly ArrayView<float> DBeta = dBeta;
        public readonly int Rows = rows;
        public readonly int Channels = channels;
    }

    internal readonly struct ApplyArguments(
        ArrayView<float> x, ArrayView<float> y, ArrayView<float> dy, ArrayView<float> numbers, ArrayView<float> dx, ArrayView<float> dResidual,
        int length, int channels, int relu, int hasResidual)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Y = y;
        public readonly ArrayView<float> Dy = dy;
        public readonly ArrayView<float> Numbers = numbers;
        public readonly ArrayView<float> Dx = dx;
        public readonly ArrayView<float> DResidual = dResidual;
        public readonly int Length = length;
        public readonly int Channels = channels;
        public readonly int Relu = relu;
        public readonly int HasResidual = hasResidual;
    }

    /// <summary>A thread for each chunk and channel.</summary>
    [Kernel]
    public static void Sum(SumArguments a)
    {
        for (var at = Threads.First; at < ColumnSumKernels.Chunks(a.Rows) * a.Channels; at += Threads.Count)
        {
            int chunk = at / a.Channels, channel = at % a.Channels;
            var first = chunk * ColumnSumKernels.ChunkRows;
            var rows = IntrinsicMath.Min(ColumnSumKernels.ChunkRows, a.Rows - first);
            int place = (first * a.Channels) + channel;
            var mean = a.Norm.BatchMean[channel];
            float sum = 0, sumTimesX = 0;
            for (var row = 0; row < rows; row++)
            {
                var gradient = a.Dy[place];
                if (a.Relu != 0 && !(a.Y[place] > 0)) gradient = 0;
                sum += gradient;
                sumTimesX += gradient * (a.X[place] - mean);
                place += a.Channels;
            }

            a.Chunks[(chunk * 2 * a.Channels) + channel] = sum;
            a.Chunks[(((chunk * 2) + 1) * a.Channels) + channel] = sumTimesX * a.Norm.BatchInverseDeviation[channel];
        }
    }

    /// <summary>A group takes some channels.</summary>
    [Kernel]
    public static void Unite(UniteArguments a)
    {
        var shared = SharedMemory.Allocate<double>(KernelCatalog.GroupSize);
        int channel = ChannelSum.Channel, count = channel < a.Channels ? ColumnSumKernels.Chunks(a.Rows) : 0;
        double sum = 0, sumTimesX = 0;
        for (var chunk = ChannelSum.Part; chunk < count; chunk += ChannelSum.Parts)
        {
            sum += a.Chunks[(chunk * 2 * a.Channels) + channel];
            sumTimesX += a.Chunks[(((chunk * 2) + 1) * a.Channels) + channel];
        }

        sum = ChannelSum.Of(sum, shared);
        sumTimesX = ChannelSum.Of(sumTimesX, shared);
        if (channel >= a.Channels || ChannelSum.Part != 0) return;
        float r = a.Norm.RenormScale[channel], inverse = a.Norm.BatchInverseDeviation[channel];
        a.DBeta[channel] = (float)sum;
        a.DGamma[channel] = (float)((r * sumTimesX) + (a.Norm.RenormShift[channel] * sum));
        a.Numbers[channel] = a.Norm.BatchMean[channel];
        a.Numbers[a.Channels + channel] = a.Norm.Gamma[channel] * r * inverse;
        a.Numbers[(2 * a.Channels) + channel] = (float)(sum / a.Rows);
        a.Numbers[(3 * a.Channels) + channel] = (float)(sumTimesX / a.Rows) * inverse;
    }

    [Kernel]
    public static void Apply(ApplyArguments a)
    {
        for (var at = Threads.First; at < a.Length; at += Threads.Count)
        {
            var channel = at % a.Channels;
            var gradient = a.Dy[at];
            if (a.Relu != 0 && !(a.Y[at] > 0)) gradient = 0;
            if (a.HasResidual != 0) a.DResidual[at] = gradient;
            var apart = (a.X[at] - a.Numbers[channel]) * a.Numbers[(3 * a.Channels) + channel];
            a.Dx[at] = a.Numbers[a.Channels + channel] * (gradient - a.Numbers[(2 * a.Channels) + channel] - apart);
        }
    }
}
