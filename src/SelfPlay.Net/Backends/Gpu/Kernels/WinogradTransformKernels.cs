using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// The transforms around the products of a Winograd convolution, see <see cref="WinogradLine"/>: a thread a tile and channel, first down the columns of the
/// tile, then along its rows. Memory bounds them, so values go one by one, neighbouring threads on neighbouring channels.
/// </summary>
internal static class WinogradTransformKernels
{
    internal readonly struct InputArguments(ArrayView<float> x, ArrayView<float> products, TileShape shape, int channels)
    {
        public readonly ArrayView<float> X = x;

        /// <summary>As <see cref="TileShape"/> says, channels padded with zeros.</summary>
        public readonly ArrayView<float> Products = products;
        public readonly TileShape Shape = shape;
        public readonly int Channels = channels;
    }

    internal readonly struct OutputArguments(
        ArrayView<float> products, ArrayView<float> bias, ArrayView<float> residual, ArrayView<float> y,
        TileShape shape, int channels, int hasBias, int hasResidual, int relu)
    {
        /// <summary>As <see cref="TileShape"/> says, channels padded with anything.</summary>
        public readonly ArrayView<float> Products = products;
        public readonly ArrayView<float> Bias = bias;
        public readonly ArrayView<float> Residual = residual;
        public readonly ArrayView<float> Y = y;
        public readonly TileShape Shape = shape;
        public readonly int Channels = channels;
        public readonly int HasBias = hasBias;
        public readonly int HasResidual = hasResidual;
        public readonly int Relu = relu;
    }

    internal readonly struct NextArguments(OutputArguments output, ArrayView<float> next, int channelsHere)
    {
        public readonly OutputArguments Output = output;

        /// <summary>Receives the transformed y.</summary>
        public readonly ArrayView<float> Next = next;

        /// <summary>Channels of a group, a power of two; a board with so many fits <see cref="MostShared"/>.</summary>
        public readonly int ChannelsHere = channelsHere;
    }

    /// <summary>Floats of shared memory.</summary>
    public const int MostShared = 6144;

    /// <summary>Bᵀ x B, zeros off the board and where there is no channel.</summary>
    [Kernel]
    public static void Input(InputArguments a)
    {
        var stride = TileShape.Padded(a.Channels, TileShape.ChannelQuantum);
        for (var at = Threads.First; at < a.Shape.SliceTiles * stride; at += Threads.Count)
        {
            int tile = at / stride, channel = at - (tile * stride);
            var place = TilePlace.Of(a.Shape, tile);
            StoreInput(a.Products, (TileShape.RowOf(tile) * stride) + channel, stride, a.X, a.Shape, place, channel, a.Channels);
        }
    }

    /// <summary>y = Aᵀ m A + bias + residual, then ReLU.</summary>
    [Kernel]
    public static void Output(OutputArguments a)
    {
        var stride = TileShape.Padded(a.Channels, TileShape.ChannelQuantum);
        for (var at = Threads.First; at < a.Shape.Tiles * a.Channels; at += Threads.Count)
        {
            int tile = at / a.Channels, channel = at - (tile * a.Channels);
            var place = TilePlace.Of(a.Shape, tile);
            Store(a.Y, a.Shape, place, channel, a.Channels, Outputs(a, place, (TileShape.RowOf(tile) * stride) + channel, stride, channel));
        }
    }

    /// <summary>
    /// <see cref="Output"/>, and what <see cref="Input"/> makes of y for the convolution that follows. A group has a board and some channels, whose y it keeps
    /// in shared memory.
    /// </summary>
    [Kernel]
    public static void OutputAndInput(NextArguments n)
    {
        var shared = SharedMemory.Allocate<float>(MostShared);
        var a = n.Output;
        int stride = TileShape.Padded(a.Channels, TileShape.ChannelQuantum), width = n.ChannelsHere, blocks = (stride + width - 1) / width;
        int board = Grid.IdxX / blocks, here = Group.IdxX & (width - 1), channel = ((Grid.IdxX - (board * blocks)) * width) + here;
        int firstTile = Group.IdxX / width, step = Group.DimX / width, tiles = channel < stride ? a.Shape.TilesPerBoard : 0;
        for (var tile = firstTile; tile < tiles; tile += step)
        {
            var place = new TilePlace(a.Shape, board, tile);
            var values = Outputs(a, place, (TileShape.RowOf((board * tiles) + tile) * stride) + channel, stride, channel);
            if (channel < a.Channels) Store(a.Y, a.Shape, place, channel, a.Channels, values);
            Store(shared, a.Shape, new TilePlace(a.Shape, 0, tile), here, width, values);
        }

        Group.Barrier();
        for (var tile = firstTile; tile < tiles; tile += step)
        {
            var to = (TileShape.RowOf((board * tiles) + tile) * stride) + channel;
            StoreInput(n.Next, to, stride, shared, a.Shape, new TilePlace(a.Shape, 0, tile), here, width);
        }
    }

    /// <summary>A dy Aᵀ, the gradient by the products.</summary>
    [Kernel]
    public static void OutputGradient(InputArguments a)
    {
        int stride = TileShape.Padded(a.Channels, TileShape.ChannelQuantum), step = stride * TileShape.TilesPerBlock;
        for (var at = Threads.First; at < a.Shape.SliceTiles * stride; at += Threads.Count)
        {
            int tile = at / stride, channel = at - (tile * stride);
            var place = TilePlace.Of(a.Shape, tile);
            PointLine c0 = GradientColumn(a, place, 0, channel), c1 = GradientColumn(a, place, 1, channel);
            PointLine c2 = GradientColumn(a, place, 2, channel), c3 = GradientColumn(a, place, 3, channel);
            var to = (TileShape.RowOf(tile) * stride) + channel;
            PointLine.Store(a.Products, to, step, WinogradLine.ResultGradient(new Float4(c0.P0, c1.P0, c2.P0, c3.P0)));
            PointLine.Store(a.Products, to + (6 * step), step, WinogradLine.ResultGradient(new Float4(c0.P1, c1.P1, c2.P1, c3.P1)));
            PointLine.Store(a.Products, to + (12 * step), step, WinogradLine.ResultGradient(new Float4(c0.P2, c1.P2, c2.P2, c3.P2)));
            PointLine.Store(a.Products, to + (18 * step), step, WinogradLine.ResultGradient(new Float4(c0.P3, c1.P3, c2.P3, c3.P3)));
            PointLine.Store(a.Products, to + (24 * step), step, WinogradLine.ResultGradient(new Float4(c0.P4, c1.P4, c2.P4, c3.P4)));
            PointLine.Store(a.Products, to + (30 * step), step, WinogradLine.ResultGradient(new Float4(c0.P5, c1.P5, c2.P5, c3.P5)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PointLine GradientColumn(InputArguments a, TilePlace place, int column, int channel) => WinogradLine.ResultGradient(
        new Float4(
            Seen(a.X, a.Shape, place, 0, column, channel, a.Channels), Seen(a.X, a.Shape, place, 1, column, channel, a.Channels),
            Seen(a.X, a.Shape, place, 2, column, channel, a.Channels), Seen(a.X, a.Shape, place, 3, column, channel, a.Channels)));

    /// <summary>Transforms what a tile sees of a channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreInput(
        ArrayView<float> products, int to, int stride, ArrayView<float> x, TileShape shape, TilePlace place, int channel, int channels)
    {
        PointLine c0 = DataColumn(x, shape, place, 0, channel, channels), c1 = DataColumn(x, shape, place, 1, channel, channels);
        PointLine c2 = DataColumn(x, shape, place, 2, channel, channels), c3 = DataColumn(x, shape, place, 3, channel, channels);
        PointLine c4 = DataColumn(x, shape, place, 4, channel, channels), c5 = DataColumn(x, shape, place, 5, channel, channels);
        var step = stride * TileShape.TilesPerBlock;
        PointLine.Store(products, to, step, WinogradLine.Data(new PointLine(c0.P0, c1.P0, c2.P0, c3.P0, c4.P0, c5.P0)));
        PointLine.Store(products, to + (6 * step), step, WinogradLine.Data(new PointLine(c0.P1, c1.P1, c2.P1, c3.P1, c4.P1, c5.P1)));
        PointLine.Store(products, to + (12 * step), step, WinogradLine.Data(new PointLine(c0.P2, c1.P2, c2.P2, c3.P2, c4.P2, c5.P2)));
        PointLine.Store(products, to + (18 * step), step, WinogradLine.Data(new PointLine(c0.P3, c1.P3, c2.P3, c3.P3, c4.P3, c5.P3)));
        PointLine.Store(products, to + (24 * step), step, WinogradLine.Data(new PointLine(c0.P4, c1.P4, c2.P4, c3.P4, c4.P4, c5.P4)));
        PointLine.Store(products, to + (30 * step), step, WinogradLine.Data(new PointLine(c0.P5, c1.P5, c2.P5, c3.P5, c4.P5, c5.P5)));
    }

    /// <summary>A column of what a tile sees, which is one cell more on each side than it writes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PointLine DataColumn(ArrayView<float> x, TileShape shape, TilePlace place, int column, int channel, int channels) => WinogradLine.Data(
        new PointLine(
            Seen(x, shape, place, -1, column - 1, channel, channels), Seen(x, shape, place, 0, column - 1, channel, channels),
            Seen(x, shape, place, 1, column - 1, channel, channels), Seen(x, shape, place, 2, column - 1, channel, channels),
            Seen(x, shape, place, 3, column - 1, channel, channels), Seen(x, shape, place, 4, column - 1, channel, channels)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Seen(ArrayView<float> x, TileShape shape, TilePlace place, int down, int right, int channel, int channels)
    {
        var row = place.Row(shape, down, right);
        return row < 0 || channel >= channels ? 0 : x[(row * channels) + channel];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 ResultColumn(ArrayView<float> products, int at, int step) => WinogradLine.Result(PointLine.Column(products, at, step));

    /// <summary>The outputs of a tile and channel. What is added is brought first, because no load is moved before a store.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static OutputTile Outputs(OutputArguments a, TilePlace place, int from, int stride, int channel)
    {
        var residual = Residual(a, place, channel);
        var bias = a.HasBias != 0 && channel < a.Channels ? a.Bias[channel] : 0;
        var step = stride * TileShape.TilesPerBlock;
        Float4 m0 = ResultColumn(a.Products, from, step), m1 = ResultColumn(a.Products, from + step, step);
        Float4 m2 = ResultColumn(a.Products, from + (2 * step), step), m3 = ResultColumn(a.Products, from + (3 * step), step);
        Float4 m4 = ResultColumn(a.Products, from + (4 * step), step), m5 = ResultColumn(a.Products, from + (5 * step), step);
        return new OutputTile(
            Finished(a, bias, residual.R0, WinogradLine.Result(new PointLine(m0.X, m1.X, m2.X, m3.X, m4.X, m5.X))),
            Finished(a, bias, residual.R1, WinogradLine.Result(new PointLine(m0.Y, m1.Y, m2.Y, m3.Y, m4.Y, m5.Y))),
            Finished(a, bias, residual.R2, WinogradLine.Result(new PointLine(m0.Z, m1.Z, m2.Z, m3.Z, m4.Z, m5.Z))),
            Finished(a, bias, residual.R3, WinogradLine.Result(new PointLine(m0.W, m1.W, m2.W, m3.W, m4.W, m5.W))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static OutputTile Residual(OutputArguments a, TilePlace place, int channel)
    {
        Float4 r0 = Float4.Zero, r1 = Float4.Zero, r2 = Float4.Zero, r3 = Float4.Zero;
        if (a.HasResidual != 0)
        {
            r0 = ResidualRow(a, place, 0, channel);
            r1 = ResidualRow(a, place, 1, channel);
            r2 = ResidualRow(a, place, 2, channel);
            r3 = ResidualRow(a, place, 3, channel);
        }

        return new OutputTile(r0, r1, r2, r3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 ResidualRow(OutputArguments a, TilePlace place, int down, int channel) => new(
        Seen(a.Residual, a.Shape, place, down, 0, channel, a.Channels), Seen(a.Residual, a.Shape, place, down, 1, channel, a.Channels),
        Seen(a.Residual, a.Shape, place, down, 2, channel, a.Channels), Seen(a.Residual, a.Shape, place, down, 3, channel, a.Channels));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 Finished(OutputArguments a, float bias, Float4 residual, Float4 values)
    {
        values = Float4.Add(Float4.Add(values, new Float4(bias, bias, bias, bias)), residual);
        return a.Relu != 0 ? Float4.Relu(values) : values;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ArrayView<float> y, TileShape shape, TilePlace place, int channel, int channels, OutputTile values)
    {
        StoreRow(y, shape, place, 0, channel, channels, values.R0);
        StoreRow(y, shape, place, 1, channel, channels, values.R1);
        StoreRow(y, shape, place, 2, channel, channels, values.R2);
        StoreRow(y, shape, place, 3, channel, channels, values.R3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(ArrayView<float> y, TileShape shape, TilePlace place, int down, int channel, int channels, Float4 values)
    {
        StoreOne(y, place.Row(shape, down, 0), channel, channels, values.X);
        StoreOne(y, place.Row(shape, down, 1), channel, channels, values.Y);
        StoreOne(y, place.Row(shape, down, 2), channel, channels, values.Z);
        StoreOne(y, place.Row(shape, down, 3), channel, channels, values.W);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreOne(ArrayView<float> y, int row, int channel, int channels, float value)
    {
        if (row >= 0) y[(row * channels) + channel] = value;
    }
}
