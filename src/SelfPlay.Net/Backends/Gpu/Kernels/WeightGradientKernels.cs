using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// The gradient by the weights of a convolution, again as a matrix product without the left matrix:
/// <code>
/// dw [taps x inputs, outputs] = X' [taps x inputs, rows] * dy [rows, outputs]          X as in <see cref="ConvolutionKernel"/>
/// </code>
/// dw is small and the sum over rows long, so the rows are cut in chunks (a group each, blocks as in <see cref="ConvolutionKernel"/>), whose sums are added in
/// their order afterwards. How many chunks depends on the shapes alone.
/// </summary>
internal static class WeightGradientKernels
{
    internal readonly struct Arguments(
        ArrayView<float> x, ArrayView<float> dy, ArrayView<float> sums, ConvolutionShape shape, int chunkRows)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Dy = dy;

        /// <summary>[chunk][tap][input][output].</summary>
        public readonly ArrayView<float> Sums = sums;
        public readonly ConvolutionShape Shape = shape;
        public readonly int ChunkRows = chunkRows;
    }

    [Kernel]
    public static void Chunk<TTile>(Arguments a)
        where TTile : struct, ITile
    {
        int depth = default(TTile).Depth, tileRows = 8 * default(TTile).Down, tileColumns = 8 * default(TTile).Across;
        var slices = ProductSlice.Allocate<TTile>();
        int rightPart = ProductSlice.RightPart<TTile>(), lineQuads = ProductSlice.LineQuads<TTile>();
        var shape = a.Shape;
        int thread = Group.IdxX, lines = shape.Size * shape.Size * shape.Inputs;
        int firstLine = Grid.IdxX * tileRows, firstColumn = Grid.IdxY * tileColumns;
        int firstRow = Grid.IdxZ * a.ChunkRows, lastRow = IntrinsicMath.Min(firstRow + a.ChunkRows, shape.Rows);
        bool wholeInputs = (shape.Inputs & 3) == 0, wholeOutputs = (shape.Outputs & 3) == 0;

        // What this thread brings: four inputs under one tap of two rows, four outputs of one row.
        int lineQuad = thread & ((tileRows / 4) - 1), row = (int)((uint)thread / ((uint)tileRows / 4)), line = firstLine + (lineQuad * 4);
        int columnQuad = thread & ((tileColumns / 4) - 1), columnRow = (int)((uint)thread / ((uint)tileColumns / 4)), column = firstColumn + (columnQuad * 4);
        int leftHere = (row * lineQuads) + lineQuad, rightHere = (columnRow * lineQuads) + rightPart + columnQuad;
        var upper = LoadInputs(a.X, shape, firstRow + row, lastRow, line, lines, wholeInputs);
        var lower = LoadInputs(a.X, shape, firstRow + row + (depth / 2), lastRow, line, lines, wholeInputs);
        var gradient = LoadGradient(a.Dy, shape, firstRow + columnRow, lastRow, column, wholeOutputs);

        int firstLeft = ProductSlice.Down<TTile>(thread), toRight = rightPart + ProductSlice.Across<TTile>(thread) - firstLeft, leftAt = 0;
        var sum = RegisterTile.Zero;
        for (var at = 0; at < lastRow - firstRow; at += 2)
        {
            if ((at & (depth - 1)) == 0)
            {
                var start = (at & depth) * lineQuads;
                slices[start + leftHere] = upper;
                slices[start + leftHere + (depth / 2 * lineQuads)] = lower;
                slices[start + rightHere] = gradient;
                leftAt = start + firstLeft;
                Group.Barrier();
                var next = firstRow + at + depth;
                upper = LoadInputs(a.X, shape, next + row, lastRow, line, lines, wholeInputs);
                lower = LoadInputs(a.X, shape, next + row + (depth / 2), lastRow, line, lines, wholeInputs);
                gradient = LoadGradient(a.Dy, shape, next + columnRow, lastRow, column, wholeOutputs);
            }

            sum = ProductSlice.AddPair<TTile>(sum, slices.SubView(leftAt), slices.SubView(leftAt + toRight));
            leftAt += 2 * lineQuads;
        }

        int output = firstLine + (ProductSlice.Down<TTile>(thread) * 4), outputColumn = firstColumn + (ProductSlice.Across<TTile>(thread) * 4);
        StoreColumns(a, tileRows, output, lines, outputColumn, wholeOutputs, sum.A0, sum.A1, sum.A2, sum.A3, sum.A4, sum.A5, sum.A6, sum.A7);
        StoreColumns(
            a, tileRows, output, lines, outputColumn + (tileColumns / 2), wholeOutputs, sum.B0, sum.B1, sum.B2, sum.B3, sum.B4, sum.B5, sum.B6, sum.B7);
    }

    /// <summary>Four lines of X' in the column of a row: four inputs under one tap where whole, else possibly under several.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 LoadInputs(ArrayView<float> x, ConvolutionShape shape, int row, int lastRow, int line, int lines, bool whole)
    {
        if (row >= lastRow || line >= lines) return Float4.Zero;
        var place = new BoardPlace(shape, row);
        if (!whole)
        {
            return new Float4(
                LoadInput(x, shape, place, line, lines), LoadInput(x, shape, place, line + 1, lines),
                LoadInput(x, shape, place, line + 2, lines), LoadInput(x, shape, place, line + 3, lines));
        }

        var tap = line / shape.Inputs;
        var neighbour = place.Neighbour(shape, tap);
        if (neighbour < 0) return Float4.Zero;
        return Float4.Load(x, (neighbour * shape.Inputs) + line - (tap * shape.Inputs), 4, true);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float LoadInput(ArrayView<float> x, ConvolutionShape shape, BoardPlace place, int line, int lines)
    {
        if (line >= lines) return 0;
        var tap = line / shape.Inputs;
        var neighbour = place.Neighbour(shape, tap);
        return neighbour < 0 ? 0 : x[(neighbour * shape.Inputs) + line - (tap * shape.Inputs)];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 LoadGradient(ArrayView<float> dy, ConvolutionShape shape, int row, int lastRow, int column, bool whole)
    {
        if (row >= lastRow || column >= shape.Outputs) return Float4.Zero;
        return Float4.Load(dy, (row * shape.Outputs) + column, shape.Outputs - column, whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumns(
        Arguments a, int tileRows, int line, int lines, int column, bool whole,
        Float4 s0, Float4 s1, Float4 s2, Float4 s3, Float4 s4, Float4 s5, Float4 s6, Float4 s7)
    {
        if (column >= a.Shape.Outputs) return;
        StoreLine(a, line, lines, column, whole, s0);
        StoreLine(a, line + 1, lines, column, whole, s1);
        StoreLine(a, line + 2, lines, column, whole, s2);
        StoreLine(a, line + 3, lines, column, whole, s3);
        line += tileRows / 2;
        StoreLine(a, line, lines, column, whole, s4);
        StoreLine(a, line + 1, lines, column, whole, s5);
        StoreLine(a, line + 2, lines, column, whole, s6);
        StoreLine(a, line + 3, lines, column, whole, s7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreLine(Arguments a, int line, int lines, int column, bool whole, Float4 value)
    {
        if (line >= lines) return;
        var at = (((Grid.IdxZ * lines) + line) * a.Shape.Outputs) + column;
        Float4.Store(a.Sums, at, a.Shape.Outputs - column, whole, value);
    }
}
