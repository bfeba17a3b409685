using ILGPU;
using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// 3x3 convolutions in 32-bit floats by Winograd's F(4 x 4, 3 x 3), which makes a quarter of the products: the weights and the input are transformed, multiplied
/// point by point, and transformed back. Whether a convolution goes this way depends on its shape alone, so that a batch entry has the same bits in any batch.
/// </summary>
public sealed partial class IlgpuBackend
{
    /// <summary>Below these, transforms and padding cost more than the products.</summary>
    private const int FewestWinogradChannels = 16;

    /// <summary>Floats of transformed inputs and products that lie in memory at a time: 256 MB. Larger batches go in parts.</summary>
    private const int MostTransformed = 64 << 20;

    /// <summary>Where it saves at least a third of the products.</summary>
    private bool TakesWinograd(Filter filter, in Shape board)
    {
        if (_precision != Precision.Fp32 || filter.Size != 3 || Math.Min(filter.Inputs, filter.Outputs) < FewestWinogradChannels) return false;
        var tiles = new TileShape(1, board.Height, board.Width);
        return 3 * TileShape.Points * tiles.Tiles <= 2 * filter.Taps * tiles.Cells;
    }

    private static int WinogradPackedLength(Filter filter) =>
        TileShape.Points * TileShape.Padded(filter.Inputs, TileShape.ChannelQuantum) * TileShape.Padded(filter.Outputs, TileShape.OutputQuantum);

    /// <summary>The factors of a filter.</summary>
    private void PackWinograd(Filter filter, ArrayView<float> weights, ArrayView<float> packed) => LaunchFactors(
        filter,
        new WinogradTransformKernels.WeightArguments(
            weights, packed, filter.Inputs, filter.Outputs, first: 0, filter.Inputs * filter.Outputs, filter.Outputs, outputStep: 1));

    /// <summary>The factors of the filter whose convolution of dy gives dx: taps turned by half a circle, inputs and outputs exchanged.</summary>
    /// <param name="turned">That filter.</param>
    /// <param name="weights">As they are for the forward way.</param>
    /// <param name="packed">Receives the factors.</param>
    private void PackTurnedWinograd(Filter turned, ArrayView<float> weights, ArrayView<float> packed)
    {
        var tapLength = turned.Inputs * turned.Outputs;
        LaunchFactors(
            turned,
            new WinogradTransformKernels.WeightArguments(
                weights, packed, turned.Inputs, turned.Outputs, (turned.Taps - 1) * tapLength, -tapLength, inputStep: 1, turned.Inputs));
    }

    private void LaunchFactors(Filter filter, WinogradTransformKernels.WeightArguments arguments) =>
        LaunchThreads(WinogradTransformKernels.Weights, WinogradPackedLength(filter) / TileShape.Points, arguments);

    /// <summary>Room for the factors of weights that change from call to call.</summary>
    private ArrayView<float> TakeFactors(Filter filter) => _scratch.Take(WinogradPackedLength(filter));

    private void ConvolveWinograd(Filter filter, Tensor x, ArrayView<float> factors, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        var most = BoardsAtOnce(filter, x.Shape);
        for (var first = 0; first < x.Shape.Batch; first += most)
        {
            var part = new BoardRange(first, Math.Min(most, x.Shape.Batch - first));
            ConvolvePart(filter, part, x, factors, bias, residual, relu, y);
        }
    }

    private void ConvolvePart(
        Filter filter, BoardRange part, Tensor x, ArrayView<float> factors, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        var shape = new TileShape(part.Count, x.Shape.Height, x.Shape.Width);
        int inputs = TileShape.Padded(filter.Inputs, TileShape.ChannelQuantum), outputs = TileShape.Padded(filter.Outputs, TileShape.ChannelQuantum);
        var rows = shape.Blocks * TileShape.Points * TileShape.TilesPerBlock;
        var transformed = _transformed.Take(rows * (inputs + outputs));
        var (data, products) = (transformed.SubView(0, rows * inputs), transformed.SubView(rows * inputs, rows * outputs));
        LaunchThreads(WinogradTransformKernels.Input, shape.Tiles * inputs, new WinogradTransformKernels.InputArguments(part.Of(x), data, shape, filter.Inputs));
        LaunchProducts(shape, new WinogradProductKernel.Arguments(data, factors, products, inputs, outputs));
        LaunchThreads(
            WinogradTransformKernels.Output,
            shape.Tiles * filter.Outputs,
            new WinogradTransformKernels.OutputArguments(
                products, GpuOr(bias, y.Buffer), part.Of(residual ?? y), part.Of(y), shape, filter.Outputs, Flag(bias is not null), Flag(residual is not null), Flag(relu)));
    }

    private void LaunchProducts(TileShape shape, WinogradProductKernel.Arguments arguments)
    {
        var (tileRows, tileColumns) = TileOf(Precision.Fp32);
        Launch(
            _device.IsSimulator ? WinogradProductKernel.Run<SimulatorTile> : WinogradProductKernel.Run<DeviceTile>,
            new Index3D(Tiles(arguments.Outputs, tileColumns), TileShape.Points, Tiles(shape.Tiles, tileRows)),
            arguments);
    }

    private static int BoardsAtOnce(Filter filter, in Shape board)
    {
        var channels = TileShape.Padded(filter.Inputs, TileShape.ChannelQuantum) + TileShape.Padded(filter.Outputs, TileShape.ChannelQuantum);
        var tiles = MostTransformed / (TileShape.Points * channels) / TileShape.TilesPerBlock * TileShape.TilesPerBlock;
        return Math.Max(1, tiles / new TileShape(1, board.Height, board.Width).Tiles);
    }

    /// <summary>Some of the boards of a batch.</summary>
    private readonly record struct BoardRange(int First, int Count)
    {
        public ArrayView<float> Of(Tensor tensor)
        {
            var length = tensor.Shape.WithBatch(1).Length;
            return Gpu(tensor).SubView(First * length, Count * length);
        }
    }
}
