using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>What convolutions take besides buffers, known before the first of them. Sums of a few channels are too small to count.</summary>
public sealed partial class IlgpuBackend
{
    public long WorkBytes(IReadOnlyList<ConvolutionPlan> plans, bool training) => WorkSpaceOf(plans, training).Bytes;

    public void Reserve(IReadOnlyList<ConvolutionPlan> plans, bool training)
    {
        var space = WorkSpaceOf(plans, training);
        _scratch.Take(Length(space.Sums));
        _tiles.Take(Length(space.Tiles));
        _products.Take(Length(space.Products));
        _packedRows.Take(Length(space.Rows));
        _packedGradients.Take(Length(space.Gradients));
        _packedWeights.Take(Length(space.Weights));
        _unpacking.Take(Length(space.Unpacked));
    }

    /// <summary>What is taken so far.</summary>
    internal GpuWorkSpace WorkSpace => new()
    {
        Sums = _scratch.Length,
        Tiles = _tiles.Length,
        Products = _products.Length,
        Rows = _packedRows.Length,
        Gradients = _packedGradients.Length,
        Weights = _packedWeights.Length,
        Unpacked = _unpacking.Length,
    };

    private static int Length(long length) => length <= int.MaxValue
        ? (int)length
        : throw new DeviceException("the batch is too large for this network: more than two billion numbers would have to lie in one piece; take a smaller batch");

    private GpuWorkSpace WorkSpaceOf(IReadOnlyList<ConvolutionPlan> plans, bool training)
    {
        var space = default(GpuWorkSpace);
        foreach (var plan in plans) space = GpuWorkSpace.Largest(space, WorkSpaceOf(plan, training));
        return space;
    }

    private GpuWorkSpace WorkSpaceOf(ConvolutionPlan plan, bool training)
    {
        var (filter, x) = plan;
        var forward = Convolving(filter, x, _precision, training);
        if (!training) return forward;
        var turned = new Filter(filter.Size, filter.Outputs, filter.Inputs);
        var back = Convolving(turned, x.WithChannels(filter.Outputs), BackwardPrecision, training);
        back = back with { Rows = 0, Gradients = back.Rows };
        return GpuWorkSpace.Largest(GpuWorkSpace.Largest(forward, back), GradientOf(filter, x));
    }

    private GpuWorkSpace Convolving(Filter filter, Shape x, Precision precision, bool training)
    {
        var shape = ShapeOf(filter, x);
        if (TakesWinograd(filter, x)) return Transforming(filter, x) with { Sums = training ? WinogradPackedLength(filter) : 0 };
        if (!TakesTensorCores(shape, precision)) return new GpuWorkSpace { Sums = training ? filter.Length : 0 };
        return new GpuWorkSpace
        {
            Rows = PackedWords(x, precision),
            Weights = training ? TensorWeightWords(shape, precision) : 0,
            Unpacked = !training && PerWord(precision) == 2 ? PackedWords(x.WithChannels(filter.Outputs), precision) : 0,
        };
    }

    private GpuWorkSpace GradientOf(Filter filter, Shape x)
    {
        if (TakesWinograd(filter, x))
        {
            int inputs = Padded(filter.Inputs), outputs = Padded(filter.Outputs), most = Math.Min(x.Batch, BoardsAtOnce(filter, x));
            var chunks = FactorChunks(new TileShape(most, x.Height, x.Width).Tiles, inputs, outputs).Count;
            return Transforming(filter, x) with { Sums = (1L + chunks) * TileShape.Points * inputs * outputs };
        }

        var takesTensorCores = TakesTensorCores(ShapeOf(filter, x), BackwardPrecision);
        var sums = (long)GradientGroups(filter, x.Rows, takesTensorCores).Chunks * filter.Length;
        return takesTensorCores
            ? new GpuWorkSpace { Sums = sums, Rows = PackedWords(x, BackwardPrecision), Gradients = PackedWords(x.WithChannels(filter.Outputs), BackwardPrecision) }
            : new GpuWorkSpace { Sums = sums };
    }

    /// <summary>The transformed tiles of an input, or of a part of it, and their products.</summary>
    private GpuWorkSpace Transforming(Filter filter, Shape x)
    {
        long rows = new TileShape(Math.Min(x.Batch, BoardsAtOnce(filter, x)), x.Height, x.Width).ProductRows;
        return new GpuWorkSpace { Tiles = rows * Padded(filter.Inputs), Products = rows * Padded(filter.Outputs) };
    }

    /// <summary>Words of a tensor that does not lie in memory as they do; 0 if it does.</summary>
    private static long PackedWords(Shape x, Precision precision)
    {
        var words = Words(x.Channels, precision);
        return precision == Precision.Tf32 && words == x.Channels ? 0 : (long)x.Rows * words;
    }
}
