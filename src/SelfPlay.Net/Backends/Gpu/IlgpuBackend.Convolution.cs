using ILGPU;
using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>Convolutions and linear layers.</summary>
public sealed partial class IlgpuBackend
{
    /// <summary>Groups that a large device works on at once, about: a gradient by weights is cut in so many.</summary>
    private const int WantedGroups = 512;

    /// <summary>Less rows than these are not worth a chunk.</summary>
    private const int FewestChunkRows = 128;

    public void Convolve(Filter filter, Tensor x, DeviceBuffer weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        if (TakesWinograd(filter, x.Shape))
        {
            var factors = TakeFactors(filter);
            PackWinograd(filter, Gpu(weights), factors);
            ConvolveWinograd(filter, x, factors, bias, residual, relu, y);
            return;
        }

        var shape = ShapeOf(filter, x);
        if (TakesTensorCores(shape, _precision))
            ConvolveTensor(
                shape, WordsOf(x, _precision, _packedRows), PackWeights(shape, Gpu(weights), _precision, turned: false), bias, residual, relu, y, _precision);
        else
            ConvolvePlain(shape, x, Gpu(weights), bias, residual, relu, y);
    }

    public int PackedLength(Filter filter, in Shape board)
    {
        if (TakesWinograd(filter, board)) return WinogradPackedLength(filter);
        var shape = ShapeOf(filter, board);
        return TakesTensorCores(shape, _precision) ? TensorWeightWords(shape, _precision) : filter.Length;
    }

    public void Pack(Filter filter, in Shape board, DeviceBuffer weights, DeviceBuffer packed)
    {
        var shape = ShapeOf(filter, board);
        if (TakesWinograd(filter, board))
            PackWinograd(filter, Gpu(weights), Gpu(packed));
        else if (TakesTensorCores(shape, _precision))
            PackWeights(shape, Gpu(weights), _precision, turned: false, Gpu(packed).Cast<int>());
        else
            Copy(weights, packed);
    }

    public void ConvolvePacked(Filter filter, Tensor x, DeviceBuffer packed, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        var shape = ShapeOf(filter, x);
        if (TakesWinograd(filter, x.Shape))
            ConvolvePackedWinograd(filter, x, (GpuBuffer)packed, bias, residual, relu, y);
        else if (TakesTensorCores(shape, _precision))
            ConvolveTensor(
                shape, WordsOf(x, _precision, _packedRows), Gpu(packed).Cast<int>(), bias, residual, relu, y, _precision, mayPack: relu);
        else
            ConvolvePlain(shape, x, Gpu(packed), bias, residual, relu, y);
    }

    public void ConvolveInputGradient(Filter filter, Tensor dy, DeviceBuffer weights, Tensor dx)
    {
        var turned = new Filter(filter.Size, filter.Outputs, filter.Inputs);
        if (TakesWinograd(turned, dy.Shape))
        {
            var factors = TakeFactors(turned);
            PackTurnedWinograd(turned, Gpu(weights), factors);
            ConvolveWinograd(turned, dy, factors, null, null, relu: false, dx);
            return;
        }

        var shape = ShapeOf(turned, dy);
        if (TakesTensorCores(shape, BackwardPrecision))
        {
            var rows = GradientWordsOf(dy);
            ConvolveTensor(shape, rows, PackWeights(shape, Gpu(weights), BackwardPrecision, turned: true), null, null, relu: false, dx, BackwardPrecision);
            return;
        }

        var transposed = _scratch.Take(filter.Length);
        LaunchThreads(
            WeightKernels.Transpose,
            filter.Length,
            new WeightKernels.TransposeArguments(Gpu(weights), transposed, filter.Taps, filter.Inputs, filter.Outputs));
        ConvolvePlain(shape, dy, transposed, null, null, relu: false, dx);
    }

    public void ConvolveWeightGradient(Filter filter, Tensor x, Tensor dy, DeviceBuffer dw)
    {
        if (TakesWinograd(filter, x.Shape))
        {
            ConvolveWeightGradientWinograd(filter, x, dy, dw);
            return;
        }

        var shape = ShapeOf(filter, x);
        var takesTensorCores = TakesTensorCores(shape, BackwardPrecision);
        var (tilesDown, tilesAcross, chunks, chunkRows) = GradientGroups(filter, shape.Rows, takesTensorCores);
        var sums = chunks == 1 ? Gpu(dw) : _scratch.Take(chunks * filter.Length);
        var groups = new Index3D(tilesDown, tilesAcross, chunks);
        if (takesTensorCores)
            ChunkWeightGradients(shape, x, dy, sums, chunkRows, groups, BackwardPrecision);
        else
            Launch(WeightGradientKernel, groups, new WeightGradientKernels.Arguments(Gpu(x), Gpu(dy), sums, shape, chunkRows));
        if (chunks > 1)
            LaunchThreads(WeightKernels.SumChunks, filter.Length, new WeightKernels.SumArguments(sums, Gpu(dw), chunks, filter.Length));
        (_gradients, _gradientsAt) = (takesTensorCores ? dy : null, _works);
    }

    public void BiasGradient(Tensor dy, DeviceBuffer db)
    {
        int rows = dy.Shape.Rows, channels = dy.Shape.Channels, count = ColumnSumKernels.Chunks(rows);
        var chunks = _scratch.Take(count * channels);
        LaunchChunks(ColumnSumKernels.Chunk, dy.Shape, new ColumnSumKernels.ChunkArguments(Gpu(dy), chunks, rows, ColumnSumKernels.ChunkRows(rows), channels));
        LaunchGroups(ColumnSumKernels.Total, ChannelSum.Groups(channels), new ColumnSumKernels.TotalArguments(chunks, Gpu(db), count, channels));
    }

    private static ConvolutionShape ShapeOf(Filter filter, Tensor x) => ShapeOf(filter, x.Shape);

    private static ConvolutionShape ShapeOf(Filter filter, in Shape x) => new(x.Rows, x.Height, x.Width, filter.Size, filter.Inputs, filter.Outputs);

    private static int Tiles(int length, int tile) => (length + tile - 1) / tile;

    /// <summary>The groups that make a gradient by weights, and rows of a chunk.</summary>
    private (int Down, int Across, int Chunks, int ChunkRows) GradientGroups(Filter filter, int rows, bool takesTensorCores)
    {
        var down = takesTensorCores ? filter.Taps * Tiles(filter.Inputs, TensorTileRows) : Tiles(filter.Taps * filter.Inputs, TileRows);
        var across = Tiles(filter.Outputs, takesTensorCores ? TensorTileColumns : TileColumns);
        var (chunks, chunkRows) = Chunks(rows, down * across);
        return (down, across, chunks, chunkRows);
    }

    /// <summary>How the rows of a sum are cut, by the shapes alone. A chunk is whole slices of eight, sixteen or thirty-two rows.</summary>
    private static (int Count, int Rows) Chunks(int rows, int tiles)
    {
        var wanted = Math.Clamp(WantedGroups / tiles, 1, Tiles(rows, FewestChunkRows));
        var chunkRows = Tiles(Tiles(rows, wanted), 32) * 32;
        return (Tiles(rows, chunkRows), chunkRows);
    }

    private int TileRows => 8 * (_device.IsSimulator ? default(SimulatorTile).Down : default(DeviceTile).Down);

    private int TileColumns => 8 * (_device.IsSimulator ? default(SimulatorTile).Across : default(DeviceTile).Across);

    private Action<ConvolutionKernel.Arguments> ForwardKernel =>
        _device.IsSimulator ? ConvolutionKernel.Run<SimulatorTile> : ConvolutionKernel.Run<DeviceTile>;

    private Action<WeightGradientKernels.Arguments> WeightGradientKernel =>
        _device.IsSimulator ? WeightGradientKernels.Chunk<SimulatorTile> : WeightGradientKernels.Chunk<DeviceTile>;

    private void ConvolvePlain(ConvolutionShape shape, Tensor x, ArrayView<float> weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        var arguments = new ConvolutionKernel.Arguments(
            Gpu(x), weights, GpuOr(bias, y.Buffer), GpuOr(residual?.Buffer, y.Buffer), Gpu(y), shape, Flag(bias is not null), Flag(residual is not null), Flag(relu));
        if (shape.IsLinear)
            Launch(LinearKernel.Run, new Index3D(Tiles(shape.Rows, LinearKernel.Rows), Tiles(shape.Outputs, LinearKernel.Columns), 1), arguments);
        else
            Launch(ForwardKernel, new Index3D(Tiles(shape.Rows, TileRows), Tiles(shape.Outputs, TileColumns), 1), arguments);
    }
}
