using ILGPU;
using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>Convolutions and linear layers.</summary>
public sealed partial class IlgpuBackend
{
    /// <summary>Groups that fill a large device, about: a gradient by weights is cut in so many.</summary>
    private const int WantedGroups = 1024;

    /// <summary>Layers with less outputs, the heads' last ones, are cheap and stay with 32-bit products.</summary>
    private const int FewestTensorOutputs = 16;

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

        Convolve(ShapeOf(filter, x), Gpu(x), Gpu(weights), bias, residual, relu, y, _precision);
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

        var transposed = _scratch.Take(filter.Length);
        LaunchThreads(
            WeightKernels.Transpose,
            filter.Length,
            new WeightKernels.TransposeArguments(Gpu(weights), transposed, filter.Taps, filter.Inputs, filter.Outputs));
        Convolve(ShapeOf(turned, dy), Gpu(dy), transposed, null, null, relu: false, dx, BackwardPrecision);
    }

    public void ConvolveWeightGradient(Filter filter, Tensor x, Tensor dy, DeviceBuffer dw)
    {
        if (TakesWinograd(filter, x.Shape))
        {
            ConvolveWeightGradientWinograd(filter, x, dy, dw);
            return;
        }

        var shape = ShapeOf(filter, x);
        var precision = PrecisionOf(shape, BackwardPrecision);
        var (tileRows, tileColumns) = TileOf(precision);
        int tilesDown = Tiles(filter.Taps * filter.Inputs, tileRows), tilesAcross = Tiles(filter.Outputs, tileColumns);
        var (chunks, chunkRows) = Chunks(shape.Rows, tilesDown * tilesAcross);
        var sums = chunks == 1 ? Gpu(dw) : _scratch.Take(chunks * filter.Length);
        Launch(
            WeightGradientKernel(precision),
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

    /// <summary>How the rows of a sum are cut, by the shapes alone. A chunk is whole slices of eight or sixteen rows.</summary>
    private static (int Count, int Rows) Chunks(int rows, int tiles)
    {
        var wanted = Math.Clamp(WantedGroups / tiles, 1, Tiles(rows, FewestChunkRows));
        var chunkRows = Tiles(Tiles(rows, wanted), 16) * 16;
        return (Tiles(rows, chunkRows), chunkRows);
    }

    /// <summary>Gradients are too small for half-precision floats, which lack the range; bfloat16 has it.</summary>
    private Precision BackwardPrecision => _precision == Precision.Fp16 ? Precision.Bf16 : _precision;

    private static Precision PrecisionOf(ConvolutionShape shape, Precision wanted) => shape.Outputs < FewestTensorOutputs ? Precision.Fp32 : wanted;

    private void Convolve(
        ConvolutionShape shape, ArrayView<float> x, ArrayView<float> weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y, Precision wanted)
    {
        var arguments = new ConvolutionKernel.Arguments(
            x, weights, GpuOr(bias, y.Buffer), GpuOr(residual?.Buffer, y.Buffer), Gpu(y), shape, Flag(bias is not null), Flag(residual is not null), Flag(relu));
        var precision = PrecisionOf(shape, wanted);
        var (tileRows, tileColumns) = TileOf(precision);
        Launch(ForwardKernel(precision), new Index3D(Tiles(shape.Rows, tileRows), Tiles(shape.Outputs, tileColumns), 1), arguments);
    }

    private (int Rows, int Columns) TileOf(Precision precision) => (precision, _device.IsSimulator) switch
    {
        (Precision.Fp32, true) => (8 * default(SimulatorTile).Down, 8 * default(SimulatorTile).Across),
        (Precision.Fp32, false) => (8 * default(DeviceTile).Down, 8 * default(DeviceTile).Across),
        (_, true) => (TensorConvolutionKernel.WarpRows * default(SimulatorTensorTile).Warps, default(SimulatorTensorTile).Columns),
        (_, false) => (TensorConvolutionKernel.WarpRows * default(DeviceTensorTile).Warps, default(DeviceTensorTile).Columns),
    };

    private Action<ConvolutionKernel.Arguments> ForwardKernel(Precision precision) => (precision, _device.IsSimulator) switch
    {
        (Precision.Fp32, true) => ConvolutionKernel.Run<SimulatorTile>,
        (Precision.Fp32, false) => ConvolutionKernel.Run<DeviceTile>,
        (_, true) => TensorConvolutionKernel.Run<SimulatorTensorTile, SimulatedFactors>,
        (Precision.Tf32, _) => TensorConvolutionKernel.Run<DeviceTensorTile, Tf32Factors>,
        (Precision.Fp16, _) => TensorConvolutionKernel.Run<DeviceTensorTile, HalfFactors>,
        _ => TensorConvolutionKernel.Run<DeviceTensorTile, BrainFactors>,
    };

    private Action<WeightGradientKernels.Arguments> WeightGradientKernel(Precision precision) => (precision, _device.IsSimulator) switch
    {
        (Precision.Fp32, true) => WeightGradientKernels.Chunk<SimulatorTile>,
        (Precision.Fp32, false) => WeightGradientKernels.Chunk<DeviceTile>,
        (_, true) => TensorWeightGradientKernel.Chunk<SimulatorTensorTile, SimulatedFactors>,
        (Precision.Tf32, _) => TensorWeightGradientKernel.Chunk<DeviceTensorTile, Tf32Factors>,
        (Precision.Fp16, _) => TensorWeightGradientKernel.Chunk<DeviceTensorTile, HalfFactors>,
        _ => TensorWeightGradientKernel.Chunk<DeviceTensorTile, BrainFactors>,
    };

    public int PackedLength(Filter filter, in Shape board) => TakesWinograd(filter, board) ? WinogradPackedLength(filter) : filter.Length;

    public void Pack(Filter filter, in Shape board, DeviceBuffer weights, DeviceBuffer packed)
    {
        if (TakesWinograd(filter, board)) PackWinograd(filter, Gpu(weights), Gpu(packed));
        else Copy(weights, packed);
    }

    public void ConvolvePacked(Filter filter, Tensor x, DeviceBuffer packed, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        if (TakesWinograd(filter, x.Shape)) ConvolvePackedWinograd(filter, x, (GpuBuffer)packed, bias, residual, relu, y);
        else Convolve(filter, x, packed, bias, residual, relu, y);
    }
}
