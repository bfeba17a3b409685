using System.Numerics;
using System.Runtime.CompilerServices;
using SelfPlay.Net.Backends.Cpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>
/// Convolution as a matrix product without copying its input: rows are the cells of the batch, and a tile of them asks per tap for pointers to the rows
/// it sees. A unit is one tile.
/// <code>
/// batch  0 .. 7   8 .. 15   16 17 18      A tile "across" takes one cell of as many entries as it has rows: a tap that falls off the board does so
/// cell 0 | tile |  | tile |  | tiles      for all of them and is skipped. What remains of the batch goes "along" the cells; there a tap that only
/// cell 1 | tile |  | tile |  v along      some rows see multiplies zeros for the others.
/// </code>
/// </summary>
internal readonly unsafe struct ConvolutionJob<TVector, TLanes>(in ConvolutionOperands operands) : IJob
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private readonly ConvolutionOperands _operands = operands;

    public int Units => TilesAcross + ((RowsAlong + TLanes.TileRows - 1) / TLanes.TileRows);

    private int TilesAcross => _operands.Batch / TLanes.TileRows * _operands.Neighbours.Cells;

    private int RowsAlong => _operands.Batch % TLanes.TileRows * _operands.Neighbours.Cells;

    public void Run(int start, int end)
    {
        var seen = stackalloc float*[Neighbours.MaxTaps * TileKernels.MaxRows];
        var weights = stackalloc float*[Neighbours.MaxTaps];
        var written = stackalloc int[TileKernels.MaxRows];
        var sums = stackalloc float[(TileKernels.MaxRows * TileKernels.MaxVectors * TLanes.Count) + Simd.Count];
        var tile = new RowTile { Seen = seen, Weights = weights, Written = written };
        var columns = new ColumnBlocks(_operands.Filter.Outputs, TLanes.Count);
        for (var unit = start; unit < end; unit++)
        {
            if (unit < TilesAcross) AimAcross(unit, ref tile);
            else AimAlong(unit - TilesAcross, ref tile);
            for (var block = 0; block < columns.Count; block++)
            {
                var column = columns.Start(block);
                var vectors = columns.Vectors(block);
                TileKernels.Multiply<TVector, TLanes>(vectors, tile.Taps, seen, weights, column, _operands.Filter.Inputs, _operands.Filter.Outputs, sums);
                Finish(tile, column, vectors * TLanes.Count, sums);
            }
        }
    }

    private void AimAcross(int unit, ref RowTile tile)
    {
        var neighbours = _operands.Neighbours;
        var cell = unit % neighbours.Cells;
        var first = unit / neighbours.Cells * TLanes.TileRows * neighbours.Cells;
        var entry = (nint)neighbours.Cells * _operands.Filter.Inputs;
        tile.Rows = TLanes.TileRows;
        tile.Taps = 0;
        for (var row = 0; row < tile.Rows; row++) tile.Written[row] = first + (row * neighbours.Cells) + cell;
        for (var tap = 0; tap < neighbours.Taps; tap++)
        {
            var seen = neighbours.Seen(cell, tap);
            if (seen == Neighbours.OffBoard) continue;
            var pointers = AddTap(tap, ref tile);
            var input = InputRow(first + seen);
            for (var row = 0; row < TLanes.TileRows; row++, input += entry) pointers[row] = input;
        }
    }

    private void AimAlong(int unit, ref RowTile tile)
    {
        var neighbours = _operands.Neighbours;
        var first = (_operands.Batch * neighbours.Cells) - RowsAlong + (unit * TLanes.TileRows);
        tile.Rows = Math.Min(TLanes.TileRows, (_operands.Batch * neighbours.Cells) - first);
        tile.Taps = 0;
        for (var row = 0; row < tile.Rows; row++) tile.Written[row] = first + row;
        for (var tap = 0; tap < neighbours.Taps; tap++)
        {
            var pointers = AddTap(tap, ref tile);
            var any = false;
            var cell = first % neighbours.Cells;
            for (var row = 0; row < TLanes.TileRows; row++)
            {
                var seen = row < tile.Rows ? neighbours.Seen(cell, tap) : Neighbours.OffBoard;
                pointers[row] = seen == Neighbours.OffBoard ? _operands.ZeroRow.Pointer : InputRow(first + row - cell + seen);
                any |= seen != Neighbours.OffBoard;
                if (++cell == neighbours.Cells) cell = 0;
            }

            if (!any) tile.Taps--;
        }
    }

    private float** AddTap(int tap, ref RowTile tile)
    {
        tile.Weights[tile.Taps] = _operands.Weights.Pointer + ((nint)tap * _operands.Filter.Inputs * _operands.Filter.Outputs);
        return tile.Seen + (tile.Taps++ * TLanes.TileRows);
    }

    private float* InputRow(int row) => _operands.X.Pointer + ((nint)row * _operands.Filter.Inputs);

    /// <summary>y = sums + bias + residual, ReLU. Adding a zero bias turns the -0 of an underflow into 0, whether off-board taps were skipped or not.</summary>
    private void Finish(in RowTile tile, int column, int width, float* sums)
    {
        var outputs = _operands.Filter.Outputs;
        var count = Math.Min(width, outputs - column);
        var relu = _operands.Relu;
        var y = _operands.Y.Pointer + column;
        var residual = _operands.Residual is null ? null : _operands.Residual.Pointer + column;
        var bias = _operands.Bias is null ? _operands.ZeroRow.Pointer : _operands.Bias.Pointer + column;
        for (var row = 0; row < tile.Rows; row++, sums += width)
        {
            var at = (nint)tile.Written[row] * outputs;
            for (var i = 0; i < count; i += Simd.Count)
            {
                var sum = Simd.Load(sums + i) + Simd.Load(bias + i);
                if (residual != null) sum += Simd.Load(residual + at + i);
                if (relu) sum = Vector.Max(sum, Vector<float>.Zero);
                Simd.Store(sum, y + at + i, count - i);
            }
        }
    }

    /// <summary>Where a tile reads and writes: the taps that any of its rows sees, a pointer per such tap and row, and the rows of y it gives.</summary>
    private struct RowTile
    {
        public float** Seen;
        public float** Weights;
        public int* Written;
        public int Taps;
        public int Rows;
    }
}
