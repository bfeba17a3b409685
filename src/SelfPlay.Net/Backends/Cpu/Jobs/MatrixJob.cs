using System.Numerics;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>A filter of one tap: y = x * weights + bias + residual, ReLU, for each cell of the batch. A unit is as many rows as a register tile has.</summary>
internal readonly unsafe struct MatrixJob<TVector, TLanes>(in ConvolutionOperands operands) : IJob
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private readonly ConvolutionOperands _operands = operands;

    public int Units => (_operands.Rows + TLanes.TileRows - 1) / TLanes.TileRows;

    public void Run(int start, int end)
    {
        var room = stackalloc float[(TileKernels.MaxRows * TileKernels.MaxVectors * TLanes.Count) + Simd.Count + AlignedRoom.Slack];
        var sums = AlignedRoom.In(room);
        var filter = _operands.Filter;
        var columns = new ColumnBlocks(filter.Outputs, TLanes.Count);
        var factors = new TileFactors { RowStride = filter.Inputs, RowStep = 1, ColumnStep = filter.Outputs, Depth = filter.Inputs };
        for (var unit = start; unit < end; unit++)
        {
            var row = unit * TLanes.TileRows;
            factors.First = _operands.X.Pointer + ((nint)row * filter.Inputs);
            factors.Rows = Math.Min(TLanes.TileRows, _operands.Rows - row);
            for (var block = 0; block < columns.Count; block++)
            {
                var column = columns.Start(block);
                var width = columns.Vectors(block) * TLanes.Count;
                factors.Columns = _operands.Weights.Pointer + column;
                TileKernels.Multiply<TVector, TLanes>(columns.Vectors(block), factors, sums, width);
                Finish(row, factors.Rows, column, width, sums);
            }
        }
    }

    /// <summary>Adding a zero bias turns the -0 of an underflow into 0.</summary>
    private void Finish(int row, int rows, int column, int width, float* sums)
    {
        var outputs = _operands.Filter.Outputs;
        var count = Math.Min(width, outputs - column);
        var relu = _operands.Relu;
        var y = _operands.Y.Pointer + column;
        var residual = _operands.Residual is null ? null : _operands.Residual.Pointer + column;
        var bias = (_operands.Bias ?? _operands.Zeros).Pointer + column;
        for (var at = (nint)row * outputs; rows > 0; rows--, at += outputs, sums += width)
        {
            for (var i = 0; i < count; i += Simd.Count)
            {
                var sum = Simd.Load(sums + i) + Simd.Load(bias + i);
                if (residual != null) sum += Simd.Load(residual + at + i);
                if (relu) sum = Vector.Max(sum, Vector<float>.Zero);
                Simd.Store(sum, y + at + i, count - i);
            }
        }
    }
}
