using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// <see cref="WeightGradientKernels.Chunk{TTile}"/> on tensor cores, as <see cref="TensorConvolutionKernel"/> does it. The terms of the sum are rows of the
/// tensors: a thread brings four lines of X' for four neighbouring rows and turns them.
/// </summary>
internal static class TensorWeightGradientKernel
{
    [Kernel(UsesTensorCores = true)]
    public static void Chunk<TTile, TFactors>(WeightGradientKernels.Arguments a)
        where TTile : struct, ITensorTile
        where TFactors : struct, IFactors
    {
        int columns = default(TTile).Columns, tileLines = TensorConvolutionKernel.WarpRows * default(TTile).Warps, stride = columns + 8;
        var left = SharedMemory.Allocate<int>(2 * TensorConvolutionKernel.WarpRows * default(TTile).Warps * default(TFactors).LeftStride);
        var right = SharedMemory.Allocate<int>(2 * default(TFactors).Lines * (default(TTile).Columns + 8));
        int leftLength = tileLines * default(TFactors).LeftStride, rightLength = default(TFactors).Lines * stride;
        var shape = a.Shape;
        int thread = Group.IdxX, lines = shape.Size * shape.Size * shape.Inputs;
        int firstLine = Grid.IdxX * tileLines, firstColumn = Grid.IdxY * columns;
        int firstRow = Grid.IdxZ * a.ChunkRows, lastRow = IntrinsicMath.Min(firstRow + a.ChunkRows, shape.Rows);
        bool wholeInputs = (shape.Inputs & 3) == 0, wholeOutputs = (shape.Outputs & 3) == 0;

        // What this thread brings: four lines of four neighbouring rows, four columns of two neighbouring rows.
        int quad = thread & 3, lineHere = (thread >> 2) * 4, line = firstLine + lineHere;
        int pair = thread / (columns / 4), columnHere = thread % (columns / 4) * 4, column = firstColumn + columnHere;
        int row = firstRow + (quad * 4), pairRow = firstRow + (2 * pair);
        var rows0 = WeightGradientKernels.LoadInputs(a.X, shape, row, lastRow, line, lines, wholeInputs);
        var rows1 = WeightGradientKernels.LoadInputs(a.X, shape, row + 1, lastRow, line, lines, wholeInputs);
        var rows2 = WeightGradientKernels.LoadInputs(a.X, shape, row + 2, lastRow, line, lines, wholeInputs);
        var rows3 = WeightGradientKernels.LoadInputs(a.X, shape, row + 3, lastRow, line, lines, wholeInputs);
        var even = WeightGradientKernels.LoadGradient(a.Dy, shape, pairRow, lastRow, column, wholeOutputs);
        var odd = WeightGradientKernels.LoadGradient(a.Dy, shape, pairRow + 1, lastRow, column, wholeOutputs);

        var sum = RegisterTile.Zero;
        var current = 0;
        for (var at = firstRow; at < lastRow; at += 16)
        {
            var leftNow = left.SubView(current * leftLength, leftLength);
            var rightNow = right.SubView(current * rightLength, rightLength);
            default(TFactors).StoreLeft(leftNow, lineHere, quad, new Float4(rows0.X, rows1.X, rows2.X, rows3.X));
            default(TFactors).StoreLeft(leftNow, lineHere + 1, quad, new Float4(rows0.Y, rows1.Y, rows2.Y, rows3.Y));
            default(TFactors).StoreLeft(leftNow, lineHere + 2, quad, new Float4(rows0.Z, rows1.Z, rows2.Z, rows3.Z));
            default(TFactors).StoreLeft(leftNow, lineHere + 3, quad, new Float4(rows0.W, rows1.W, rows2.W, rows3.W));
            default(TFactors).StoreRight(rightNow, stride, pair, columnHere, even, odd);
            Group.Barrier();
            current = 1 - current;
            var next = at + 16;
            if (next < lastRow)
            {
                row = next + (quad * 4);
                pairRow = next + (2 * pair);
                rows0 = WeightGradientKernels.LoadInputs(a.X, shape, row, lastRow, line, lines, wholeInputs);
                rows1 = WeightGradientKernels.LoadInputs(a.X, shape, row + 1, lastRow, line, lines, wholeInputs);
                rows2 = WeightGradientKernels.LoadInputs(a.X, shape, row + 2, lastRow, line, lines, wholeInputs);
                rows3 = WeightGradientKernels.LoadInputs(a.X, shape, row + 3, lastRow, line, lines, wholeInputs);
                even = WeightGradientKernels.LoadGradient(a.Dy, shape, pairRow, lastRow, column, wholeOutputs);
                odd = WeightGradientKernels.LoadGradient(a.Dy, shape, pairRow + 1, lastRow, column, wholeOutputs);
            }

            for (var word = 0; word < default(TFactors).Lines; word += default(TFactors).LinesPerProduct)
                sum = WarpTile.Accumulate<TTile, TFactors>(sum, leftNow, rightNow, word);
        }

        int lane = thread & 31, outputLine = firstLine + (thread / 32 * TensorConvolutionKernel.WarpRows) + (lane >> 2);
        var outputColumn = firstColumn + ((lane & 3) * 2);
        Store(a, lines, outputLine, outputColumn, sum.A0);
        Store(a, lines, outputLine + 16, outputColumn, sum.B0);
        Store(a, lines, outputLine, outputColumn + 8, sum.A1);
        Store(a, lines, outputLine + 16, outputColumn + 8, sum.B1);
        if (columns == 16) return;
        Store(a, lines, outputLine, outputColumn + 16, sum.A2);
        Store(a, lines, outputLine + 16, outputColumn + 16, sum.B2);
        Store(a, lines, outputLine, outputColumn + 24, sum.A3);
        Store(a, lines, outputLine + 16, outputColumn + 24, sum.B3);
        Store(a, lines, outputLine, outputColumn + 32, sum.A4);
        Store(a, lines, outputLine + 16, outputColumn + 32, sum.B4);
        Store(a, lines, outputLine, outputColumn + 40, sum.A5);
        Store(a, lines, outputLine + 16, outputColumn + 40, sum.B5);
        Store(a, lines, outputLine, outputColumn + 48, sum.A6);
        Store(a, lines, outputLine + 16, outputColumn + 48, sum.B6);
        Store(a, lines, outputLine, outputColumn + 56, sum.A7);
        Store(a, lines, outputLine + 16, outputColumn + 56, sum.B7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(WeightGradientKernels.Arguments a, int lines, int line, int column, Float4 sums)
    {
        StoreOne(a, lines, line, column, sums.X);
        StoreOne(a, lines, line, column + 1, sums.Y);
        StoreOne(a, lines, line + 8, column, sums.Z);
        StoreOne(a, lines, line + 8, column + 1, sums.W);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreOne(WeightGradientKernels.Arguments a, int lines, int line, int column, float value)
    {
        if (line >= lines || column >= a.Shape.Outputs) return;
        a.Sums[(((Grid.IdxZ * lines) + line) * a.Shape.Outputs) + column] = value;
    }
}
