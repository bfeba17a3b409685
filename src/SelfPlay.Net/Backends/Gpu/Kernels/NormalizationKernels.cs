using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Batch Renormalization (Ioffe 2017, arXiv:1702.03275, algorithm 1), forward: the statistics of chunks of rows, their union and what follows from it
/// for each channel, and the normalised values. The way back is <see cref="NormalizationGradientKernels"/>.
/// </summary>
internal static class NormalizationKernels
{
    internal readonly struct StatisticsArguments(ArrayView<float> x, ArrayView<float> chunks, int rows, int chunkRows, int channels)
    {
        public readonly ArrayView<float> X = x;

        /// <summary>[mean, sum of squared deviations from it][channel][chunk].</summary>
        public readonly ArrayView<float> Chunks = chunks;
        public readonly int Rows = rows;
        public readonly int ChunkRows = chunkRows;
        public readonly int Channels = channels;
    }

    internal readonly struct UniteArguments(
        ArrayView<float> chunks, NormalizationViews norm, ArrayView<float> numbers, int rows, int chunkRows, int count, int channels,
        float rate, float rMax, float dMax)
    {
        public readonly ArrayView<float> Chunks = chunks;
        public readonly NormalizationViews Norm = norm;

        /// <summary>[mean, scale, shift][channel], for <see cref="Apply"/>.</summary>
        public readonly ArrayView<float> Numbers = numbers;
        public readonly int Rows = rows;
        public readonly int ChunkRows = chunkRows;

        /// <summary>Chunks.</summary>
        public readonly int Count = count;
        public readonly int Channels = channels;
        public readonly float Rate = rate;
        public readonly float RMax = rMax;
        public readonly float DMax = dMax;
    }

    internal readonly struct ApplyArguments(
        ArrayView<float> x, ArrayView<float> numbers, ArrayView<float> residual, ArrayView<float> y, int rows, int groupRows, int channels, int hasResidual, int relu)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Numbers = numbers;
        public readonly ArrayView<float> Residual = residual;
        public readonly ArrayView<float> Y = y;
        public readonly int Rows = rows;

        /// <summary>Rows that a group takes.</summary>
        public readonly int GroupRows = groupRows;
        public readonly int Channels = channels;
        public readonly int HasResidual = hasResidual;
        public readonly int Relu = relu;
    }

    /// <summary>A group for each strip and chunk, which is Grid.IdxY.</summary>
    [Kernel]
    public static void Statistics(StatisticsArguments a)
    {
        var strip = ChannelStrip.Of(Grid.IdxY, a.ChunkRows, a.Rows, a.Channels);
        var moments = ChannelStrip.SumRows(strip, a.X, SharedMemory.Allocate<RowMoments>(KernelCatalog.GroupSize));
        ChannelStrip.StoreChunk(strip, a.Chunks, Grid.IdxY, Grid.DimY, moments.Mean);
        ChannelStrip.StoreChunk(strip, a.Chunks.SubView(a.Channels * Grid.DimY), Grid.IdxY, Grid.DimY, moments.Squares);
    }

    /// <summary>
    /// A group takes some channels: mean and biased variance over all chunks, then r, d and the moving averages. What is added up is how far chunks are from
    /// the first one's mean: in doubles nothing of worth cancels, as the first chunk is one of at most a few hundred.
    /// </summary>
    [Kernel]
    public static void Unite(UniteArguments a)
    {
        var shared = SharedMemory.Allocate<Double2>(KernelCatalog.GroupSize);
        var channel = ChannelSum.Channel;
        var start = channel < a.Channels ? a.Chunks[channel * a.Count] : 0;
        var total = ChannelSum.Of(new MomentsTerm(start, a.Rows, a.ChunkRows), a.Chunks, a.Channels * a.Count, a.Count, a.Channels, shared);
        if (channel >= a.Channels || ChannelSum.Part != 0) return;
        var apartMean = total.X / a.Rows;
        Step(a, channel, start + apartMean, (total.Y - (apartMean * total.X)) / a.Rows);
    }

    /// <summary>The last rows come first: they may still be in the cache.</summary>
    [Kernel]
    public static void Apply(ApplyArguments a)
    {
        var strip = ChannelStrip.Of(Grid.DimY - 1 - Grid.IdxY, a.GroupRows, a.Rows, a.Channels);
        if (ChannelStrip.HasWholeQuads(a.Channels)) ApplyRows<WholeQuads>(a, strip);
        else ApplyRows<PartialQuads>(a, strip);
    }

    private static void ApplyRows<TQuads>(ApplyArguments a, ChannelStrip strip)
        where TQuads : struct, IQuads
    {
        int step = ChannelStrip.Lanes, row = strip.Row;
        if (row >= strip.End) return;
        Float4 mean = ChannelStrip.Load<TQuads>(strip, a.Numbers, 0), scale = ChannelStrip.Load<TQuads>(strip, a.Numbers, 1);
        var shift = ChannelStrip.Load<TQuads>(strip, a.Numbers, 2);
        for (; row + (3 * step) < strip.End; row += 4 * step)
        {
            Float4 x0 = ChannelStrip.Load<TQuads>(strip, a.X, row), x1 = ChannelStrip.Load<TQuads>(strip, a.X, row + step);
            Float4 x2 = ChannelStrip.Load<TQuads>(strip, a.X, row + (2 * step)), x3 = ChannelStrip.Load<TQuads>(strip, a.X, row + (3 * step));
            Float4 r0 = Float4.Zero, r1 = Float4.Zero, r2 = Float4.Zero, r3 = Float4.Zero;
            if (a.HasResidual != 0)
            {
                r0 = ChannelStrip.Load<TQuads>(strip, a.Residual, row);
                r1 = ChannelStrip.Load<TQuads>(strip, a.Residual, row + step);
                r2 = ChannelStrip.Load<TQuads>(strip, a.Residual, row + (2 * step));
                r3 = ChannelStrip.Load<TQuads>(strip, a.Residual, row + (3 * step));
            }

            ApplyRow<TQuads>(a, strip, row, Normalized(x0, mean, scale, shift), r0);
            ApplyRow<TQuads>(a, strip, row + step, Normalized(x1, mean, scale, shift), r1);
            ApplyRow<TQuads>(a, strip, row + (2 * step), Normalized(x2, mean, scale, shift), r2);
            ApplyRow<TQuads>(a, strip, row + (3 * step), Normalized(x3, mean, scale, shift), r3);
        }

        for (; row < strip.End; row += step)
        {
            var x = ChannelStrip.Load<TQuads>(strip, a.X, row);
            var residual = a.HasResidual != 0 ? ChannelStrip.Load<TQuads>(strip, a.Residual, row) : Float4.Zero;
            ApplyRow<TQuads>(a, strip, row, Normalized(x, mean, scale, shift), residual);
        }
    }

    private static Float4 Normalized(Float4 x, Float4 mean, Float4 scale, Float4 shift) => Float4.MultiplyAdd(shift, Float4.Subtract(x, mean), scale);

    private static void ApplyRow<TQuads>(ApplyArguments a, ChannelStrip strip, int row, Float4 value, Float4 residual)
        where TQuads : struct, IQuads
    {
        var y = a.HasResidual != 0 ? Float4.Add(value, residual) : value;
        ChannelStrip.Store<TQuads>(strip, a.Y, row, a.Relu != 0 ? Float4.Relu(y) : y);
    }

    /// <summary>Takes r and d from the moving averages, then moves them. All loads come before the first store, which they would wait for.</summary>
    private static void Step(UniteArguments a, int channel, double mean, double variance)
    {
        var norm = a.Norm;
        float gamma = norm.Gamma[channel], beta = norm.Beta[channel];
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
        a.Numbers[channel] = (float)mean;
        a.Numbers[a.Channels + channel] = gamma * r * inverse;
        a.Numbers[(2 * a.Channels) + channel] = (gamma * d) + beta;
    }
}
