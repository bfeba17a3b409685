using ILGPU;
using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>Convolutions and linear layers.</summary>
public sealed partial class IlgpuBackend
{
    /// <summary>Groups that fill a large device, about: a gradient by weights is cut in so many.</summary>
    private const int WantedGroups = 1024;

    /// <summary>Less rows than these are not worth a chunk.</summary>
    private const int FewestChunkRows = 128;

    private int TileRows => 8 * (_device.IsSimulator ? default(SimulatorTile).Down : default(DeviceTile).Down);

    private int TileColumns => 8 * (_device.IsSimulator ? default(SimulatorTile).Across : default(DeviceTile).Across);

    public void Convolve(Filter filter, Tensor x, DeviceBuffer weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y) =>
        Convolve(ShapeOf(filter, x), Gpu(x), Gpu(weights), bias, residual, relu, y);

    public void ConvolveInputGradient(Filter filter, Tensor dy, DeviceBuffer weights, Tensor dx)
    {
        var transposed = _scratch.Take(filter.Length);
        LaunchThreads(
            WeightKernels.Transpose,
            filter.Length,
            new WeightKernels.TransposeArguments(Gpu(weights), transposed, filter.Taps, filter.Inputs, filter.Outputs));
        var turned = new Filter(filter.Size, filter.Outputs, filter.Inputs);
        Convolve(ShapeOf(turned, dy), Gpu(dy), transposed, null, null, relu: false, dx);
    }

    public void ConvolveWeightGradient(Filter filter, Tensor x, Tensor dy, DeviceBuffer dw)
    {
        var shape = ShapeOf(filter, x);
        int tilesDown = Tiles(filter.Taps * filter.Inputs, TileRows), tilesAcross = Tiles(filter.Outputs, TileColumns);
        var (chunks, chunkRows) = Chunks(shape.Rows, tilesDown * tilesAcross);
        var sums = chunks == 1 ? Gpu(dw) : _scratch.Take(chunks * filter.Length);
        Launch(
            _device.IsSimulator ? WeightGradientKernels.Chunk<SimulatorTile> : WeightGradientKernels.Chunk<DeviceTile>,
            new Index3D(tilesDown, tilesAcross, chunks),
            new WeightGradientKernels.Arguments(Gpu(x), Gpu(dy), sums, shape, chunkRows));
        if (chunks > 1)
            LaunchThreads(WeightKernels.SumChunks, filter.Length, new WeightKernels.SumArguments(sums, Gpu(dw), chunks, filter.Length));
    }

    public void BiasGradient(Tensor dy, DeviceBuffer db)
    {
        int channels = dy.Shape.Channels, count = ColumnSumKernels.Chunks(dy.Shape.Rows);
        var chunks = _scratch.Take(count * channels);
        LaunchThreads(
            ColumnSumKernels.Chunk, count * channels, new ColumnSumKernels.ChunkArguments(Gpu(dy), chunks, dy.Shape.Rows, channels));
        LaunchGroups(ColumnSumKernels.Total, ChannelSum.Groups(channels), new ColumnSumKernels.TotalArguments(chunks, Gpu(db), count, channels));
    }

    private static ConvolutionShape ShapeOf(Filter filter, Tensor x) =>
        new(x.Shape.Rows, x.Shape.Height, x.Shape.Width, filter.Size, filter.Inputs, filter.Outputs);

    private static int Tiles(int length, int tile) => (length + tile - 1) / tile;

    /// <summary>How the rows of a sum are cut, by the shapes alone. A chunk is whole slices of eight rows.</summary>
    private static (int Count, int Rows) Chunks(int rows, int tiles)
    {
        var wanted = Math.Clamp(WantedGroups / tiles, 1, Tiles(rows, FewestChunkRows));
        var chunkRows = Tiles(Tiles(rows, wanted), 8) * 8;
        return (Tiles(rows, chunkRows), chunkRows);
    }

    private void Convolve(
        ConvolutionShape shape, ArrayView<float> x, ArrayView<float> weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        var arguments = new ConvolutionKernel.Arguments(
            x, weights, GpuOr(bias, y.Buffer), GpuOr(residual?.Buffer, y.Buffer), Gpu(y), shape, Flag(bias is not null), Flag(residual is not null), Flag(relu));
        var groups = new Index3D(Tiles(shape.Rows, TileRows), Tiles(shape.Outputs, TileColumns), 1);
        Launch(_device.IsSimulator ? ConvolutionKernel.Run<SimulatorTile> : ConvolutionKernel.Run<DeviceTile>, groups, arguments);
    }
}
