using SelfPlay.Net.Backends.Cpu.Jobs;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>
/// A 3x3 convolution by <see cref="ITileLine"/>'s identity. A unit is a group of tiles, small enough that all of it stays in the second-level cache, and some
/// blocks of columns:
/// <code>
/// 1 data      x        -> data[point][tile][input]        Bᵀ d B
/// 2 product   data     -> product[point][tile][column]    a matrix product per point
/// 3 result    product  -> y                               Aᵀ m A, bias, residual, ReLU
/// </code>
/// Each sum over the inputs is one chain in rising order, and nothing of a tile depends on the others: its bits are the same in every batch.
/// </summary>
internal readonly unsafe struct WinogradJob<TVector, TLanes, TRow, TColumn>(TileGrid grid, in ConvolutionOperands operands, in WinogradPlan plan, WorkPads pads) : IJob
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
    where TRow : struct, ITileLine
    where TColumn : struct, ITileLine
{
    private readonly ConvolutionOperands _operands = operands;
    private readonly WinogradPlan _plan = plan;

    public int Units => _plan.Groups * _plan.ColumnParts;

    private static int Points => TilePlane<TVector, TLanes, TRow, TColumn>.Points;

    private static int Outputs => TilePlane<TVector, TLanes, TRow, TColumn>.Outputs;

    private int PaddedInputs => ColumnBlocks.Padded(_operands.Filter.Inputs, TLanes.Count);

    /// <summary>Two tiles of vectors: between two passes of a transform, and the results of the last one.</summary>
    private static int RoomLength => 2 * TileGrid.MostPoints * TLanes.Count;

    private int WidestBlock => (_plan.MakesFactors ? FactorLayout.NarrowVectors : TileKernels.MaxVectors) * TLanes.Count;

    private int DataLength => PadCut.Length(_plan.GroupTiles, PaddedInputs);

    private int ProductsLength => PadCut.Length(_plan.GroupTiles, WidestBlock);

    private int FactorsLength => _plan.MakesFactors ? TileGrid.MostPoints * (int)FactorLayout.PointStep(FactorLayout.FewInputs, WidestBlock) : 0;

    public void Run(int start, int end)
    {
        if (start == end) return;
        var pad = pads.Borrow(RoomLength + DataLength + ProductsLength + FactorsLength);
        var table = stackalloc float*[TileGrid.MostPoints];
        var pointers = stackalloc float*[TileGrid.MostPoints];
        var bench = CutUp(pad.Pointer, table, pointers);
        var columns = new ColumnBlocks(_operands.Filter.Outputs, TLanes.Count, WidestBlock / TLanes.Count);
        var group = -1;
        for (var unit = start; unit < end; unit++)
        {
            if (unit / _plan.ColumnParts != group) MakeData(group = unit / _plan.ColumnParts, bench);
            var part = unit % _plan.ColumnParts;
            for (var block = columns.Count * part / _plan.ColumnParts; block < columns.Count * (part + 1) / _plan.ColumnParts; block++)
            {
                var products = new PadCut(bench.Products, _plan.GroupTiles, columns.Vectors(block) * TLanes.Count);
                Multiply(group, columns, block, products, bench);
                Finish(group, columns.Start(block), products, bench);
            }
        }

        pads.Return(pad);
    }

    private Workbench CutUp(float* pad, float** table, float** pointers) => new()
    {
        Room = TileRoom.At(pad, table, TLanes.Count),
        Results = pad + (RoomLength / 2),
        Pointers = pointers,
        Data = new PadCut(pad + RoomLength, _plan.GroupTiles, PaddedInputs),
        Products = pad + RoomLength + DataLength,
        Factors = pad + RoomLength + DataLength + ProductsLength,
    };

    private int TilesOf(int group) => Math.Min(_plan.GroupTiles, _plan.Tiles - (group * _plan.GroupTiles));

    /// <summary>1. The data of a group's tiles.</summary>
    private void MakeData(int group, in Workbench bench)
    {
        for (var i = 0; i < TilesOf(group); i++)
        {
            var (entry, tile) = Math.DivRem((group * _plan.GroupTiles) + i, grid.TilesPerBoard);
            if (tile == 0) Prefetch(_operands.X, entry + 1, 0, _operands.Filter.Inputs, _operands.Filter.Inputs);
            TilePointers.Aim(bench.Pointers, grid.Seen(tile), Points, _operands.X, (nint)entry * grid.Cells, _operands.Filter.Inputs, _operands.Zeros);
            for (var input = 0; input < _operands.Filter.Inputs; input += TLanes.Count)
                TilePlane<TVector, TLanes, TRow, TColumn>.Data(bench.Pointers, input, bench.Room, bench.Data.Row(i) + input, bench.Data.PointStep);
        }
    }

    /// <summary>The cells of an entry that comes next: training's batches are larger than any cache.</summary>
    private void Prefetch(CpuBuffer tensor, int entry, int channel, int width, int channels) =>
        CacheLines.Prefetch(tensor.Pointer + ((nint)entry * grid.Cells * channels) + channel, grid.Cells, width, channels);

    /// <summary>2. Their products with a block of columns.</summary>
    private void Multiply(int group, in ColumnBlocks columns, int block, in PadCut products, in Workbench bench)
    {
        var inputs = _operands.Filter.Inputs;
        if (!_plan.MakesFactors)
        {
            var packed = _operands.Weights.Pointer + new FactorLayout(grid, _operands.Filter, columns).Start(block);
            Multiply(group, packed, 0, inputs, products, bench, null);
            return;
        }

        for (var first = 0; first < inputs; first += FactorLayout.FewInputs)
        {
            var count = Math.Min(FactorLayout.FewInputs, inputs - first);
            var taps = Taps(columns.Start(block), products.Width, first);
            MakeFactors(taps, products.Width, count, bench.Factors);
            Multiply(group, bench.Factors, first, count, products, bench, taps + (count * _operands.Filter.Taps * products.Width));
        }
    }

    private float* Taps(int column, int width, int input)
    {
        var filter = _operands.Filter;
        var first = _operands.Weights.Pointer + FactorLayout.Of<TVector, TLanes>(grid, filter).Length;
        return first + ((((nint)column * filter.Inputs) + ((nint)input * width)) * filter.Taps);
    }

    private void MakeFactors(float* taps, int width, int count, float* factors)
    {
        for (var input = 0; input < count; input++, taps += _operands.Filter.Taps * width)
        {
            for (var i = 0; i < width; i += TLanes.Count)
                FactorPlane<TVector, TLanes, TRow, TColumn>.Factors(taps + i, width, factors + (input * width) + i, FactorLayout.PointStep(count, width));
        }
    }

    /// <param name="group">Of tiles.</param>
    /// <param name="packed">Factors of <paramref name="count"/> inputs.</param>
    /// <param name="input">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="products">Receives the products.</param>
    /// <param name="bench">The thread's memory.</param>
    /// <param name="upcoming">The taps of as many inputs again, which come from memory meanwhile; or null.</param>
    private void Multiply(int group, float* packed, int input, int count, in PadCut products, in Workbench bench, float* upcoming)
    {
        var share = count * _operands.Filter.Taps * products.Width / Points;
        var factors = new TileFactors { RowStride = PaddedInputs, RowStep = 1, ColumnStep = products.Width, Depth = count, Continues = input > 0 };
        for (var point = 0; point < Points; point++, packed += FactorLayout.PointStep(count, products.Width))
        {
            factors.Columns = packed;
            if (upcoming != null) CacheLines.Prefetch(upcoming + (point * share), 1, share, 0);
            for (var row = 0; row < TilesOf(group); row += TLanes.TileRows)
            {
                factors.First = bench.Data.Matrix(point) + (row * PaddedInputs) + input;
                factors.Rows = Math.Min(TLanes.TileRows, TilesOf(group) - row);
                TileKernels.Multiply<TVector, TLanes>(products.Width / TLanes.Count, factors, products.Matrix(point) + (row * products.Width), products.Width);
            }
        }
    }

    /// <summary>3. What the products say of the cells.</summary>
    private void Finish(int group, int column, in PadCut products, in Workbench bench)
    {
        for (var point = 0; point < Points; point++) bench.Pointers[point] = products.Matrix(point);
        for (var i = 0; i < TilesOf(group); i++)
        {
            var (entry, tile) = Math.DivRem((group * _plan.GroupTiles) + i, grid.TilesPerBoard);
            if (tile == 0)
            {
                Prefetch(_operands.Y, entry + 1, column, products.Width, _operands.Filter.Outputs);
                if (_operands.Residual is { } residual) Prefetch(residual, entry + 1, column, products.Width, _operands.Filter.Outputs);
            }

            for (var at = 0; at < products.Width; at += TLanes.Count)
            {
                TilePlane<TVector, TLanes, TRow, TColumn>.Result(bench.Pointers, (i * products.Width) + at, bench.Room, bench.Results, TLanes.Count);
                Write(grid.Written(tile), (nint)entry * grid.Cells, column + at, bench.Results);
            }
        }
    }

    /// <summary>Adding a zero bias turns the -0 of an underflow into 0.</summary>
    private void Write(int* cells, nint firstCell, int column, float* results)
    {
        var outputs = _operands.Filter.Outputs;
        var count = outputs - column;
        if (count <= 0) return;
        var relu = _operands.Relu;
        var bias = TLanes.Load((_operands.Bias ?? _operands.Zeros).Pointer + column);
        var y = _operands.Y.Pointer + column;
        var residual = _operands.Residual is null ? null : _operands.Residual.Pointer + column;
        for (var i = 0; i < Outputs; i++)
        {
            if (cells[i] == TileGrid.OffBoard) continue;
            var at = (firstCell + cells[i]) * outputs;
            var sum = TLanes.Add(TLanes.Load(results + (i * TLanes.Count)), bias);
            if (residual != null) sum = TLanes.Add(sum, TLanes.Load(residual + at));
            if (relu) sum = TLanes.Relu(sum);
            TLanes.StoreFirst(sum, y + at, count);
        }
    }

    /// <summary>A thread's memory for a group.</summary>
    private struct Workbench
    {
        public TileRoom Room;
        public float* Results;
        public float** Pointers;
        public PadCut Data;
        public float* Products;
        public float* Factors;
    }
}
