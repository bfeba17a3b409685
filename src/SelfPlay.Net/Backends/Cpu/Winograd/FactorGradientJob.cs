using SelfPlay.Net.Backends.Cpu.Jobs;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>
/// The gradient by the factors of a 3x3 filter: sum over the tiles of (Bᵀ d B) ⊙ (A dy Aᵀ), for each input and output channel an outer product a point. A unit is a
/// slice of the batch and some input channels.
/// </summary>
internal readonly unsafe struct FactorGradientJob<TVector, TLanes, TRow, TColumn>(in GradientPlan plan, CpuBuffer x, CpuBuffer dy, CpuBuffer sums, CpuBuffer zeros, WorkPads pads) : IJob
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
    where TRow : struct, ITileLine
    where TColumn : struct, ITileLine
{
    private const int GroupTiles = GradientPlan.GroupTiles;

    private readonly GradientPlan _plan = plan;

    public int Units => _plan.Slices * _plan.InputParts;

    public void Run(int start, int end)
    {
        if (start == end) return;
        var roomLength = TileGrid.MostPoints * TLanes.Count;
        var dataLength = PadCut.Length(GroupTiles, Padded(_plan.Inputs(0)));
        var pad = pads.Borrow(roomLength + dataLength + PadCut.Length(GroupTiles, Padded(_plan.Filter.Outputs)));
        var table = stackalloc float*[TileGrid.MostPoints];
        var pointers = stackalloc float*[TileGrid.MostPoints];
        var bench = new Workbench
        {
            Room = TileRoom.At(pad.Pointer, table, TLanes.Count),
            Pointers = pointers,
            Gradients = new PadCut(pad.Pointer + roomLength + dataLength, GroupTiles, Padded(_plan.Filter.Outputs)),
        };
        for (var unit = start; unit < end; unit++)
        {
            var (slice, part) = Math.DivRem(unit, _plan.InputParts);
            bench.Data = new PadCut(pad.Pointer + roomLength, GroupTiles, Padded(_plan.Inputs(part)));
            Sum(slice, part, bench);
        }

        pads.Return(pad);
    }

    private static int Padded(int channels) => ColumnBlocks.Padded(channels, TLanes.Count);

    private void Sum(int slice, int part, in Workbench bench)
    {
        int first = _plan.FirstTile(slice), last = _plan.FirstTile(slice + 1);
        for (var tile = first; tile < last; tile += GroupTiles)
        {
            var count = Math.Min(GroupTiles, last - tile);
            for (var i = 0; i < count; i++) Transform(tile + i, i, part, bench);
            Multiply(slice, part, count, bench, continues: tile != first);
        }
    }

    private void Transform(int index, int row, int part, in Workbench bench)
    {
        var (grid, filter) = (_plan.Grid, _plan.Filter);
        int firstInput = _plan.FirstInput(part), inputs = _plan.Inputs(part);
        var (entry, tile) = Math.DivRem(index, grid.TilesPerBoard);
        var cell = (nint)entry * grid.Cells;
        if (tile == 0)
        {
            CacheLines.Prefetch(x.Pointer + ((cell + grid.Cells) * filter.Inputs) + firstInput, grid.Cells, inputs, filter.Inputs);
            CacheLines.Prefetch(dy.Pointer + ((cell + grid.Cells) * filter.Outputs), grid.Cells, filter.Outputs, filter.Outputs);
        }

        TilePointers.Aim(bench.Pointers, grid.Seen(tile), grid.Points, x, cell, filter.Inputs, zeros);
        for (var i = 0; i < inputs; i += TLanes.Count)
            TilePlane<TVector, TLanes, TRow, TColumn>.Data(bench.Pointers, firstInput + i, bench.Room, bench.Data.Row(row) + i, bench.Data.PointStep);
        TilePointers.Aim(bench.Pointers, grid.Written(tile), grid.OutputsPerTile, dy, cell, filter.Outputs, zeros);
        for (var i = 0; i < filter.Outputs; i += TLanes.Count)
            TilePlane<TVector, TLanes, TRow, TColumn>.ResultGradient(bench.Pointers, i, bench.Room, bench.Gradients.Row(row) + i, bench.Gradients.PointStep);
    }

    private void Multiply(int slice, int part, int tiles, in Workbench bench, bool continues)
    {
        var columns = new ColumnBlocks(_plan.Filter.Outputs, TLanes.Count);
        var factors = new TileFactors { RowStride = 1, RowStep = bench.Data.Width, ColumnStep = bench.Gradients.Width, Depth = tiles, Continues = continues };
        var first = sums.Pointer + (slice * _plan.SliceStep) + (_plan.FirstInput(part) * _plan.InputStep);
        for (var point = 0; point < _plan.Grid.Points; point++, first += _plan.PointStep)
        {
            for (var input = 0; input < _plan.Inputs(part); input += TLanes.TileRows)
            {
                factors.First = bench.Data.Matrix(point) + input;
                factors.Rows = Math.Min(TLanes.TileRows, _plan.Inputs(part) - input);
                for (var block = 0; block < columns.Count; block++)
                {
                    factors.Columns = bench.Gradients.Matrix(point) + columns.Start(block);
                    TileKernels.Multiply<TVector, TLanes>(columns.Vectors(block), factors, first + (input * _plan.InputStep) + columns.Start(block), _plan.InputStep);
                }
            }
        }
    }

    /// <summary>A thread's memory for a group of tiles.</summary>
    private struct Workbench
    {
        public TileRoom Room;
        public float** Pointers;
        public PadCut Data;
        public PadCut Gradients;
    }
}
