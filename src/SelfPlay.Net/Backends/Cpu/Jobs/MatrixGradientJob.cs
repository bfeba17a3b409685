using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>
/// dw[i, o] = sum over the rows of x[row, i] * dy[row, o]: the gradient of a filter of one tap. A unit is a register tile of dw, so that no sum is
/// ever split between threads. The rows go by in chunks small enough for the first-level cache, all tiles on one chunk before the next; the
/// chunks' sums are added in order, which also keeps the rounding error small.
/// </summary>
internal readonly unsafe struct MatrixGradientJob<TVector, TLanes>(Filter filter, int rows, CpuBuffer x, CpuBuffer dy, CpuBuffer dw) : IJob
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private const int ChunkRows = 128;

    public int Units => Columns.Count * RowBlocks;

    private ColumnBlocks Columns => new(filter.Outputs, TLanes.Count);

    private int RowBlocks => (filter.Inputs + TLanes.TileRows - 1) / TLanes.TileRows;

    public void Run(int start, int end)
    {
        for (var row = 0; row < rows; row += ChunkRows)
        {
            for (var unit = start; unit < end; unit++) Sum(unit, row, Math.Min(ChunkRows, rows - row));
        }
    }

    private void Sum(int unit, int row, int depth)
    {
        var input = unit % RowBlocks * TLanes.TileRows;
        var block = unit / RowBlocks;
        var column = Columns.Start(block);
        var factors = new TileFactors
        {
            First = x.Pointer + ((nint)row * filter.Inputs) + input,
            RowStride = 1,
            RowStep = filter.Inputs,
            Columns = dy.Pointer + ((nint)row * filter.Outputs) + column,
            ColumnStep = filter.Outputs,
            Depth = depth,
            Rows = Math.Min(TLanes.TileRows, filter.Inputs - input),
        };
        var room = stackalloc float[(TileKernels.MaxRows * TileKernels.MaxVectors * TLanes.Count) + Simd.Count + AlignedRoom.Slack];
        var sums = AlignedRoom.In(room);
        var vectors = Columns.Vectors(block);
        TileKernels.Multiply<TVector, TLanes>(vectors, factors, sums, vectors * TLanes.Count);
        Flush(dw.Pointer + ((nint)input * filter.Outputs) + column, sums, vectors * TLanes.Count, factors.Rows, filter.Outputs - column, first: row == 0);
    }

    /// <summary>The first chunk overwrites, the others add.</summary>
    private void Flush(float* to, float* sums, int width, int rows, int columns, bool first)
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
