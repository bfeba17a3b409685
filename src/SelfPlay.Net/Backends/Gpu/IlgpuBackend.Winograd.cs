using ILGPU;
using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// 3x3 convolutions in 32-bit floats by Winograd's F(4 x 4, 3 x 3), which makes a quarter of the products: the weights and the input are transformed,
/// multiplied point by point, and transformed back. Whether a convolution goes this way depends on its shape alone, so that a batch entry has the same
/// bits in any batch.
/// </summary>
public sealed partial class IlgpuBackend
{
    /// <summary>Below these, transforms and padding cost more than the products.</summary>
    private const int FewestWinogradChannels = 16;

    private readonly GpuScratch<float> _tiles;
    private readonly GpuScratch<float> _products;

    /// <summary>What the last convolution with packed weights left, and how much work had been queued then: it is gone with any more, and with new memory.</summary>
    private TileChain _chain;
    private int _chainAt;

    /// <summary>Floats of transformed inputs and products of one convolution, 256 MB of them: larger batches go in parts. Tests lower it.</summary>
    internal int MostTransformed { get; init; } = 64 << 20;

    /// <summary>Where it saves at least a third of the products.</summary>
    private bool TakesWinograd(Filter filter, in Shape board)
    {
        if (_precision != Precision.Fp32 || filter.Size != 3 || Math.Min(filter.Inputs, filter.Outputs) < FewestWinogradChannels) return false;
        var tiles = new TileShape(1, board.Height, board.Width);
        return 3 * TileShape.Points * tiles.Tiles <= 2 * filter.Taps * tiles.Cells;
    }

    private static int WinogradPackedLength(Filter filter) =>
        TileShape.Points * Padded(filter.Inputs) * TileShape.Padded(filter.Outputs, TileShape.OutputQuantum);

    /// <summary>The factors of a filter.</summary>
    private void PackWinograd(Filter filter, ArrayView<float> weights, ArrayView<float> packed) => LaunchFactors(
        filter,
        new WinogradFilterKernels.WeightArguments(
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
            new WinogradFilterKernels.WeightArguments(
                weights, packed, turned.Inputs, turned.Outputs, (turned.Taps - 1) * tapLength, -tapLength, inputStep: 1, turned.Inputs));
    }

    private void LaunchFactors(Filter filter, WinogradFilterKernels.WeightArguments arguments) =>
        LaunchThreads(WinogradFilterKernels.Weights, WinogradPackedLength(filter) / TileShape.Points, arguments);

    /// <summary>Room for the factors of weights that change from call to call.</summary>
    private ArrayView<float> TakeFactors(Filter filter) => _scratch.Take(WinogradPackedLength(filter));

    /// <summary>With weights that were packed before: three launches, or two in a chain of convolutions, see <see cref="TileChain"/>.</summary>
    private void ConvolvePackedWinograd(Filter filter, Tensor x, GpuBuffer packed, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        if (x.Shape.Batch > BoardsAtOnce(filter, x.Shape))
        {
            ConvolveWinograd(filter, x, packed.View, bias, residual, relu, y);
            return;
        }

        var shape = new TileShape(x.Shape.Batch, x.Shape.Height, x.Shape.Width);
        var whole = new BoardRange(0, x.Shape.Batch);
        var before = _chainAt == _works ? _chain : default;
        var follows = before.Leads(x);
        if (follows) before.Weights!.IsFollowed = true;
        if (!follows || !before.HasTransformed) TransformInput(shape, whole.Of(Gpu(x), x.Shape), filter.Inputs);
        var output = MultiplyTiles(filter, shape, whole, packed.View, bias, residual, relu, y);
        var goesOn = packed.IsFollowed && BoardChannels(x.Shape) > 0;
        if (goesOn) TransformOutputAndInput(output);
        else TransformOutput(output);
        (_chain, _chainAt) = (new TileChain(packed, (GpuBuffer)y.Buffer, y.Shape, goesOn), _works);
    }

    private void ConvolveWinograd(Filter filter, Tensor x, ArrayView<float> factors, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        var most = BoardsAtOnce(filter, x.Shape);
        for (var first = 0; first < x.Shape.Batch; first += most)
        {
            var part = new BoardRange(first, Math.Min(most, x.Shape.Batch - first));
            var shape = new TileShape(part.Count, x.Shape.Height, x.Shape.Width);
            TransformInput(shape, part.Of(Gpu(x), x.Shape), filter.Inputs);
            TransformOutput(MultiplyTiles(filter, shape, part, factors, bias, residual, relu, y));
        }
    }

    private void TransformInput(TileShape shape, ArrayView<float> x, int channels) => LaunchThreads(
        WinogradTransformKernels.Input,
        shape.SliceTiles * Padded(channels),
        new WinogradTransformKernels.InputArguments(x, _tiles.Take(shape.ProductRows * Padded(channels)), shape, channels));

    /// <summary>Multiplies the transformed input, and says what the transform of the products needs.</summary>
    private WinogradTransformKernels.OutputArguments MultiplyTiles(
        Filter filter, TileShape shape, BoardRange part, ArrayView<float> factors, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        int inputs = Padded(filter.Inputs), outputs = Padded(filter.Outputs);
        var products = _products.Take(shape.ProductRows * outputs);
        LaunchProducts(shape, new WinogradProductKernel.Arguments(_tiles.Take(shape.ProductRows * inputs), factors, products, inputs, outputs));
        return new WinogradTransformKernels.OutputArguments(
            products, GpuOr(bias, y.Buffer), part.Of(Gpu(residual ?? y), y.Shape), part.Of(Gpu(y), y.Shape), shape, filter.Outputs,
            Flag(bias is not null), Flag(residual is not null), Flag(relu));
    }

    private void TransformOutput(WinogradTransformKernels.OutputArguments output) =>
        LaunchThreads(WinogradTransformKernels.Output, output.Shape.Tiles * output.Channels, output);

    private void TransformOutputAndInput(WinogradTransformKernels.OutputArguments output)
    {
        int channels = Padded(output.Channels), channelsHere = BoardChannels(new Shape(1, output.Shape.Height, output.Shape.Width, channels));
        LaunchGroups(
            WinogradTransformKernels.OutputAndInput,
            output.Shape.Boards * Tiles(channels, channelsHere),
            new WinogradTransformKernels.NextArguments(output, _tiles.Take(output.Shape.ProductRows * channels), channelsHere));
    }

    /// <summary>dU of every part of the batch in chunks, their sums in order, part after part, and back to the taps.</summary>
    private void ConvolveWeightGradientWinograd(Filter filter, Tensor x, Tensor dy, DeviceBuffer dw)
    {
        int inputs = Padded(filter.Inputs), outputs = Padded(filter.Outputs), length = TileShape.Points * inputs * outputs;
        var most = Math.Min(x.Shape.Batch, BoardsAtOnce(filter, x.Shape));
        var (chunksOfPart, chunkTiles) = FactorChunks(new TileShape(most, x.Shape.Height, x.Shape.Width).Tiles, inputs, outputs);
        // The sum so far, then the chunks of a part.
        var sums = _scratch.Take((1 + chunksOfPart) * length);
        for (var first = 0; first < x.Shape.Batch; first += most)
        {
            var part = new BoardRange(first, Math.Min(most, x.Shape.Batch - first));
            var shape = new TileShape(part.Count, x.Shape.Height, x.Shape.Width);
            LaunchFactorGradients(filter, shape, part.Of(Gpu(x), x.Shape), part.Of(Gpu(dy), dy.Shape), sums.SubView(length), chunkTiles);
            var chunks = Tiles(shape.Tiles, chunkTiles);
            LaunchThreads(
                WeightKernels.SumChunks,
                length,
                first == 0
                    ? new WeightKernels.SumArguments(sums.SubView(length), sums, chunks, length)
                    : new WeightKernels.SumArguments(sums, sums, chunks + 1, length));
        }

        LaunchThreads(
            WinogradFilterKernels.WeightGradient,
            filter.Inputs * filter.Outputs,
            new WinogradFilterKernels.WeightGradientArguments(sums, Gpu(dw), filter.Inputs, filter.Outputs));
    }

    private void LaunchFactorGradients(
        Filter filter, TileShape shape, ArrayView<float> x, ArrayView<float> dy, ArrayView<float> sums, int chunkTiles)
    {
        int inputs = Padded(filter.Inputs), outputs = Padded(filter.Outputs);
        TransformInput(shape, x, filter.Inputs);
        var gradients = _products.Take(shape.ProductRows * outputs);
        LaunchThreads(
            WinogradTransformKernels.OutputGradient,
            shape.SliceTiles * outputs,
            new WinogradTransformKernels.InputArguments(dy, gradients, shape, filter.Outputs));
        Launch(
            _device.IsSimulator ? WinogradGradientKernel.Chunk<SimulatorTile> : WinogradGradientKernel.Chunk<DeviceTile>,
            new Index3D(FactorTiles(inputs, outputs), TileShape.Points, Tiles(shape.Tiles, chunkTiles)),
            new WinogradGradientKernel.Arguments(
                _tiles.Take(shape.ProductRows * inputs), gradients, sums, inputs, outputs, shape.Tiles, chunkTiles));
    }

    /// <summary>How the tiles of a part are cut, by the shapes alone.</summary>
    private (int Count, int Tiles) FactorChunks(int tiles, int inputs, int outputs) => Chunks(tiles, TileShape.Points * FactorTiles(inputs, outputs));

    /// <summary>Groups that make the factors' gradient at one point.</summary>
    private int FactorTiles(int inputs, int outputs) => Tiles(inputs, TileRows) * Tiles(outputs, TileColumns);

    private void LaunchProducts(TileShape shape, WinogradProductKernel.Arguments arguments) => Launch(
        _device.IsSimulator ? WinogradProductKernel.Run<SimulatorTile> : WinogradProductKernel.Run<DeviceTile>,
        new Index3D(Tiles(arguments.Outputs, TileColumns), TileShape.Points, Tiles(shape.Tiles, TileRows)),
        arguments);

    /// <summary>As many boards as transformed inputs and products may lie in memory of.</summary>
    private int BoardsAtOnce(Filter filter, in Shape board)
    {
        var tiles = MostTransformed / (TileShape.Points * (Padded(filter.Inputs) + Padded(filter.Outputs))) / TileShape.TilesPerBlock * TileShape.TilesPerBlock;
        return Math.Max(1, tiles / new TileShape(1, board.Height, board.Width).Tiles);
    }

    /// <summary>Channels of a whole board that a group keeps in shared memory; 0 where the board is too large.</summary>
    private static int BoardChannels(in Shape board) => (WinogradTransformKernels.MostShared / board.Cells) switch { >= 32 => 32, >= 16 => 16, _ => 0 };

    private static int Padded(int channels) => TileShape.Padded(channels, TileShape.ChannelQuantum);

    /// <summary>Some of the boards of a batch.</summary>
    private readonly record struct BoardRange(int First, int Count)
    {
        public ArrayView<float> Of(ArrayView<float> values, in Shape shape)
        {
            var length = shape.WithBatch(1).Length;
            return values.SubView(First * length, Count * length);
        }
    }
}
