using System.Numerics;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>
/// dw[tap, i, o] = sum over the batch and the pairs of cells that the tap connects of x[seen, i] * dy[seeing, o]. A unit is a register tile of dw, so
/// that no sum is ever split between threads. The batch goes by in chunks small enough for the first-level cache, all tiles on one chunk before
/// the next; the chunks' sums are added in order, which also keeps the rounding error small.
/// </summary>
internal readonly struct WeightGradientJob<TVector, TLanes>(Filter filter, Neighbours neighbours, int batch, CpuBuffer x, CpuBuffer dy, CpuBuffer dw)
    : IJob
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private const int ChunkRows = 128;

    public int Units => Columns.Count * filter.Taps * RowBlocks;

    private ColumnBlocks Columns => new(filter.Outputs, TLanes.Count);

    private int RowBlocks => (filter.Inputs + TLanes.TileRows - 1) / TLanes.TileRows;

    public void Run(int start, int end)
    {
        var chunk = Math.Max(1, ChunkRows / neighbours.Cells);
        for (var entry = 0; entry < batch; entry += chunk)
        {
            for (var unit = start; unit < end; unit++) Sum(unit, entry, Math.Min(chunk, batch - entry));
        }
    }

    private unsafe void Sum(int unit, int entry, int entries)
    {
        var input = unit % RowBlocks * TLanes.TileRows;
        var tap = unit / RowBlocks % filter.Taps;
        var block = unit / RowBlocks / filter.Taps;
        var column = Columns.Start(block);
        var operands = new OuterOperands
        {
            X = x.Pointer + ((nint)entry * neighbours.Cells * filter.Inputs) + input,
            Dy = dy.Pointer + ((nint)entry * neighbours.Cells * filter.Outputs) + column,
            XCells = neighbours.SeenCells(tap),
            DyCells = neighbours.SeeingCells(tap),
            Entries = entries,
            Cells = neighbours.Cells,
            Pairs = neighbours.PairCount(tap),
            Inputs = filter.Inputs,
            Outputs = filter.Outputs,
        };
        var sums = stackalloc float[(TileKernels.MaxRows * TileKernels.MaxVectors * TLanes.Count) + Simd.Count];
        var vectors = Columns.Vectors(block);
        TileKernels.Outer<TVector, TLanes>(vectors, operands, sums);
        var to = dw.Pointer + ((((nint)tap * filter.Inputs) + input) * filter.Outputs) + column;
        Flush(to, sums, vectors * TLanes.Count, Math.Min(TLanes.TileRows, filter.Inputs - input), filter.Outputs - column, first: entry == 0);
    }

    /// <summary>The first chunk overwrites, the others add.</summary>
    private unsafe void Flush(float* to, float* sums, int width, int rows, int columns, bool first)
    {
        var count = Math.Min(width, columns);
        for (var row = 0; row < rows; row++, sums += width, to += filter.Outputs)
        {
            for (var i = 0; i < count; i += Simd.Count)
            {
                var sum = Simd.Load(sums + i);
                Simd.Store(first ? sum : sum + Simd.Load(to + i), to + i, count - i);
            }
        }
    }
}
