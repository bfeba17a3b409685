using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Backward of <see cref="NormalizationKernels"/>, r and d being constants:
/// dx = gamma * r / deviation * (g - mean g - xhat * mean (g * xhat)), g the gradient behind the ReLU.
/// </summary>
internal static class NormalizationGradientKernels
{
    internal readonly struct SumArguments(
        ArrayView<float> x, ArrayView<float> y, ArrayView<float> dy, NormalizationViews norm, ArrayView<float> chunks,
        int rows, int chunkRows, int channels, int relu)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Y = y;
        public readonly ArrayView<float> Dy = dy;
        public readonly NormalizationViews Norm = norm;

        /// <summary>[sum of g, sum of g * xhat][channel][chunk].</summary>
        public readonly ArrayView<float> Chunks = chunks;
        public readonly int Rows = rows;
        public readonly int ChunkRows = chunkRows;
        public readonly int Channels = channels;
        public readonly int Relu = relu;
    }

    internal readonly struct UniteArguments(
        ArrayView<float> chunks, NormalizationViews norm, ArrayView<float> numbers, ArrayView<float> dGamma, ArrayView<float> dBeta,
        int rows, int count, int channels)
    {
        public readonly ArrayView<float> Chunks = chunks;
        public readonly NormalizationViews Norm = norm;

        /// <summary>[mean, scale, shift, slope][channel], for <see cref="Apply"/>.</summary>
        public readonly ArrayView<float> Numbers = numbers;
        public readonly ArrayView<float> DGamma = dGamma;
        public readonly ArrayView<float> DBeta = dBeta;
        public readonly int Rows = rows;

        /// <summary>Chunks.</summary>
        public readonly int Count = count;
        public readonly int Channels = channels;
    }

    internal readonly struct ApplyArguments(
        ArrayView<float> x, ArrayView<float> y, ArrayView<float> dy, ArrayView<float> numbers, ArrayView<float> dx, ArrayView<float> dResidual,
        int rows, int groupRows, int channels, int relu, int hasResidual)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Y = y;
        public readonly ArrayView<float> Dy = dy;
        public readonly ArrayView<float> Numbers = numbers;
        public readonly ArrayView<float> Dx = dx;
        public readonly ArrayView<float> DResidual = dResidual;
        public readonly int Rows = rows;

        /// <summary>Rows that a group takes.</summary>
        public readonly int GroupRows = groupRows;
        public readonly int Channels = channels;
        public readonly int Relu = relu;
        public readonly int HasResidual = hasResidual;
    }

    /// <summary>A group for each strip and chunk, which is Grid.IdxY.</summary>
    [Kernel]
    public static void Sum(SumArguments a)
    {
        var shared = SharedMemory.Allocate<GradientSums>(KernelCatalog.GroupSize);
        var strip = ChannelStrip.Of(Grid.IdxY, a.ChunkRows, a.Rows, a.Channels);
        var sums = ChannelStrip.SumLanes(ChannelStrip.HasWholeQuads(a.Channels) ? LaneSums<WholeQuads>(a, strip) : LaneSums<PartialQuads>(a, strip), shared);
        ChannelStrip.StoreChunk(strip, a.Chunks, Grid.IdxY, Grid.DimY, sums.Sum);
        ChannelStrip.StoreChunk(strip, a.Chunks.SubView(a.Channels * Grid.DimY), Grid.IdxY, Grid.DimY, sums.TimesX);
    }

    /// <summary>A group takes some channels. All loads come before the first store, which they would wait for.</summary>
    [Kernel]
    public static void Unite(UniteArguments a)
    {
        var shared = SharedMemory.Allocate<Double2>(KernelCatalog.GroupSize);
        var channel = ChannelSum.Channel;
        var total = ChannelSum.Of(default(PlainTerm), a.Chunks, a.Channels * a.Count, a.Count, a.Channels, shared);
        if (channel >= a.Channels || ChannelSum.Part != 0) return;
        double sum = total.X, sumTimesX = total.Y;
        float r = a.Norm.RenormScale[channel], d = a.Norm.RenormShift[channel], inverse = a.Norm.BatchInverseDeviation[channel];
        float mean = a.Norm.BatchMean[channel], gamma = a.Norm.Gamma[channel];
        a.DBeta[channel] = (float)sum;
        a.DGamma[channel] = (float)((r * sumTimesX) + (d * sum));
        a.Numbers[channel] = mean;
        a.Numbers[a.Channels + channel] = gamma * r * inverse;
        a.Numbers[(2 * a.Channels) + channel] = (float)(sum / a.Rows);
        a.Numbers[(3 * a.Channels) + channel] = (float)(sumTimesX / a.Rows) * inverse;
    }

    /// <summary>The last rows come first: they may still be in the cache.</summary>
    [Kernel]
    public static void Apply(ApplyArguments a)
    {
        var strip = ChannelStrip.Of(Grid.DimY - 1 - Grid.IdxY, a.GroupRows, a.Rows, a.Channels);
        if (ChannelStrip.HasWholeQuads(a.Channels)) ApplyRows<WholeQuads>(a, strip);
        else ApplyRows<PartialQuads>(a, strip);
    }

    private static GradientSums LaneSums<TQuads>(SumArguments a, ChannelStrip strip)
        where TQuads : struct, IQuads
    {
        int step = ChannelStrip.Lanes, row = strip.Row;
        var sums = GradientSums.None;
        if (row >= strip.End) return sums;
        Float4 mean = ChannelStrip.Load<TQuads>(strip, a.Norm.BatchMean, 0), inverse = ChannelStrip.Load<TQuads>(strip, a.Norm.BatchInverseDeviation, 0);
        for (; row + step < strip.End; row += 2 * step)
        {
            Float4 x0 = ChannelStrip.Load<TQuads>(strip, a.X, row), x1 = ChannelStrip.Load<TQuads>(strip, a.X, row + step);
            var (g0, g1) = TwoGradients<TQuads>(strip, a.Y, a.Dy, a.Relu, row, row + step);
            sums = With(With(sums, g0, x0, mean), g1, x1, mean);
        }

        if (row < strip.End)
        {
            var x = ChannelStrip.Load<TQuads>(strip, a.X, row);
            sums = With(sums, OneGradient<TQuads>(strip, a.Y, a.Dy, a.Relu, row), x, mean);
        }

        return new GradientSums(sums.Sum, Float4.Multiply(sums.TimesX, inverse));
    }

    private static GradientSums With(GradientSums sums, Float4 gradient, Float4 x, Float4 mean) =>
        new(Float4.Add(sums.Sum, gradient), Float4.MultiplyAdd(sums.TimesX, gradient, Float4.Subtract(x, mean)));

    private static void ApplyRows<TQuads>(ApplyArguments a, ChannelStrip strip)
        where TQuads : struct, IQuads
    {
        int step = ChannelStrip.Lanes, row = strip.Row;
        if (row >= strip.End) return;
        var numbers = new ChannelNumbers(
            ChannelStrip.Load<TQuads>(strip, a.Numbers, 0), ChannelStrip.Load<TQuads>(strip, a.Numbers, 1),
            ChannelStrip.Load<TQuads>(strip, a.Numbers, 2), ChannelStrip.Load<TQuads>(strip, a.Numbers, 3));
        for (; row + step < strip.End; row += 2 * step)
        {
            Float4 x0 = ChannelStrip.Load<TQuads>(strip, a.X, row), x1 = ChannelStrip.Load<TQuads>(strip, a.X, row + step);
            var (g0, g1) = TwoGradients<TQuads>(strip, a.Y, a.Dy, a.Relu, row, row + step);
            ApplyRow<TQuads>(a, strip, row, numbers, x0, g0);
            ApplyRow<TQuads>(a, strip, row + step, numbers, x1, g1);
        }

        if (row >= strip.End) return;
        var x = ChannelStrip.Load<TQuads>(strip, a.X, row);
        ApplyRow<TQuads>(a, strip, row, numbers, x, OneGradient<TQuads>(strip, a.Y, a.Dy, a.Relu, row));
    }

    private static void ApplyRow<TQuads>(ApplyArguments a, ChannelStrip strip, int row, ChannelNumbers numbers, Float4 x, Float4 gradient)
        where TQuads : struct, IQuads
    {
        if (a.HasResidual != 0) ChannelStrip.Store<TQuads>(strip, a.DResidual, row, gradient);
        var apart = Float4.Multiply(Float4.Subtract(x, numbers.Mean), numbers.Slope);
        ChannelStrip.Store<TQuads>(strip, a.Dx, row, Float4.Multiply(numbers.Scale, Float4.Subtract(Float4.Subtract(gradient, numbers.Shift), apart)));
    }

    /// <summary>The gradients of a row behind the ReLU.</summary>
    private static Float4 OneGradient<TQuads>(ChannelStrip strip, ArrayView<float> y, ArrayView<float> dy, int relu, int row)
        where TQuads : struct, IQuads
    {
        var gradient = ChannelStrip.Load<TQuads>(strip, dy, row);
        if (relu != 0) gradient = Float4.ReluGradient(ChannelStrip.Load<TQuads>(strip, y, row), gradient);
        return gradient;
    }

    /// <summary>Those of two rows, loaded side by side.</summary>
    private static (Float4 One, Float4 Other) TwoGradients<TQuads>(ChannelStrip strip, ArrayView<float> y, ArrayView<float> dy, int relu, int row, int other)
        where TQuads : struct, IQuads
    {
        Float4 g0 = ChannelStrip.Load<TQuads>(strip, dy, row), g1 = ChannelStrip.Load<TQuads>(strip, dy, other);
        if (relu == 0) return (g0, g1);
        Float4 y0 = ChannelStrip.Load<TQuads>(strip, y, row), y1 = ChannelStrip.Load<TQuads>(strip, y, other);
        return (Float4.ReluGradient(y0, g0), Float4.ReluGradient(y1, g1));
    }

    /// <summary>What <see cref="Unite"/> left for four channels.</summary>
    private readonly struct ChannelNumbers(Float4 mean, Float4 scale, Float4 shift, Float4 slope)
    {
        public readonly Float4 Mean = mean;
        public readonly Float4 Scale = scale;
        public readonly Float4 Shift = shift;
        public readonly Float4 Slope = slope;
    }
}
