using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// y = convolution(x) + bias + residual, then ReLU, as a matrix product whose left matrix is never written down (implicit GEMM):
/// <code>
/// y [rows, outputs] = X [rows, taps x inputs] * weights [taps x inputs, outputs]      X[row, (tap, i)] = x[the row under the tap, i]
/// </code>
/// A group makes 128 x 64 outputs with 128 threads, 8 x 8 each, in slices of eight inputs, see <see cref="ProductSlice"/>: while one is multiplied, the next is
/// on its way from global memory to registers. Each output is one sum in the order of taps and inputs, so that its bits depend on no other row.
/// Sizes are those of <see cref="DeviceTile"/>.
/// </summary>
internal static class ConvolutionKernel
{
    internal readonly struct Arguments(
        ArrayView<float> x, ArrayView<float> weights, ArrayView<float> bias, ArrayView<float> residual, ArrayView<float> y,
        ConvolutionShape shape, int hasBias, int hasResidual, int relu)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Weights = weights;
        public readonly ArrayView<float> Bias = bias;
        public readonly ArrayView<float> Residual = residual;
        public readonly ArrayView<float> Y = y;
        public readonly ConvolutionShape Shape = shape;
        public readonly int HasBias = hasBias;
        public readonly int HasResidual = hasResidual;
        public readonly int Relu = relu;
    }

    [Kernel]
    public static void Run<TTile>(Arguments a)
        where TTile : struct, ITile
    {
        int depth = default(TTile).Depth, tileRows = 8 * default(TTile).Down, tileColumns = 8 * default(TTile).Across;
        var lines = ProductSlice.Allocate<TTile>();
        int rightPart = ProductSlice.RightPart<TTile>(), lineQuads = ProductSlice.LineQuads<TTile>();
        var shape = a.Shape;
        int thread = Group.IdxX, firstRow = Grid.IdxX * tileRows, firstColumn = Grid.IdxY * tileColumns;
        bool wholeInputs = (shape.Inputs & 3) == 0, wholeOutputs = (shape.Outputs & 3) == 0;

        // What this thread brings: four inputs of two rows, four columns of one line of the weights.
        int quads = depth / 4, quad = thread & (quads - 1), row = (int)((uint)thread / (uint)quads);
        var upperPlace = new BoardPlace(shape, firstRow + row);
        var lowerPlace = new BoardPlace(shape, firstRow + row + (tileRows / 2));
        int columnQuad = thread & ((tileColumns / 4) - 1), line = (int)((uint)thread / ((uint)tileColumns / 4)), column = firstColumn + (columnQuad * 4);
        int leftHere = (quad * 4 * lineQuads * 4) + row, rightHere = (line * lineQuads) + rightPart + columnQuad;
        int input = 0, tap = 0, upperRow = upperPlace.Neighbour(shape, 0), lowerRow = lowerPlace.Neighbour(shape, 0);
        var upper = LoadInputs(a.X, shape, upperRow, quad * 4, wholeInputs);
        var lower = LoadInputs(a.X, shape, lowerRow, quad * 4, wholeInputs);
        var next = LoadWeights(a.Weights, shape, 0, line, column, wholeOutputs);

        int firstLeft = ProductSlice.Down<TTile>(thread), toRight = rightPart + ProductSlice.Across<TTile>(thread) - firstLeft, leftAt = 0;
        var terms = (shape.Inputs + depth - 1) / depth * depth * shape.Size * shape.Size;
        var sum = RegisterTile.Zero;
        for (var term = 0; term < terms; term += 2)
        {
            if ((term & (depth - 1)) == 0)
            {
                var start = (term & depth) * lineQuads;
                ProductSlice.StoreTurned<TTile>(lines, (4 * start) + leftHere, upper, lower);
                lines[start + rightHere] = next;
                leftAt = start + firstLeft;
                Group.Barrier();
                input += depth;
                if (input >= shape.Inputs)
                {
                    input = 0;
                    tap++;
                    upperRow = upperPlace.Neighbour(shape, tap);
                    lowerRow = lowerPlace.Neighbour(shape, tap);
                }

                if (term + depth < terms)
                {
                    upper = LoadInputs(a.X, shape, upperRow, input + (quad * 4), wholeInputs);
                    lower = LoadInputs(a.X, shape, lowerRow, input + (quad * 4), wholeInputs);
                    next = LoadWeights(a.Weights, shape, tap, input + line, column, wholeOutputs);
                }
            }

            sum = ProductSlice.AddPair<TTile>(sum, lines.SubView(leftAt), lines.SubView(leftAt + toRight));
            leftAt += 2 * lineQuads;
        }

        int outputRow = firstRow + (ProductSlice.Down<TTile>(thread) * 4), outputColumn = firstColumn + (ProductSlice.Across<TTile>(thread) * 4);
        StoreColumns(a, tileRows, outputRow, outputColumn, wholeOutputs, sum.A0, sum.A1, sum.A2, sum.A3, sum.A4, sum.A5, sum.A6, sum.A7);
        StoreColumns(
            a, tileRows, outputRow, outputColumn + (tileColumns / 2), wholeOutputs, sum.B0, sum.B1, sum.B2, sum.B3, sum.B4, sum.B5, sum.B6, sum.B7);
    }

    /// <param name="x">The inputs.</param>
    /// <param name="shape">Of the convolution.</param>
    /// <param name="row">Under the tap; -1 off the board, where all is zero.</param>
    /// <param name="input">The first of four.</param>
    /// <param name="whole">See <see cref="Float4.Load"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 LoadInputs(ArrayView<float> x, ConvolutionShape shape, int row, int input, bool whole)
    {
        if (row < 0 || input >= shape.Inputs) return Float4.Zero;
        return Float4.Load(x, (row * shape.Inputs) + input, shape.Inputs - input, whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 LoadWeights(ArrayView<float> weights, ConvolutionShape shape, int tap, int input, int column, bool whole)
    {
        if (input >= shape.Inputs || column >= shape.Outputs) return Float4.Zero;
        return Float4.Load(weights, (((tap * shape.Inputs) + input) * shape.Outputs) + column, shape.Outputs - column, whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumns(
        Arguments a, int tileRows, int row, int column, bool whole, Float4 s0, Float4 s1, Float4 s2, Float4 s3, Float4 s4, Float4 s5, Float4 s6, Float4 s7)
    {
        var count = a.Shape.Outputs - column;
        if (count <= 0) return;
        var bias = Float4.Zero;
        if (a.HasBias != 0) bias = Float4.Load(a.Bias, column, count, whole);
        StoreRow(a, row, column, count, whole, Float4.Add(s0, bias));
        StoreRow(a, row + 1, column, count, whole, Float4.Add(s1, bias));
        StoreRow(a, row + 2, column, count, whole, Float4.Add(s2, bias));
        StoreRow(a, row + 3, column, count, whole, Float4.Add(s3, bias));
        row += tileRows / 2;
        StoreRow(a, row, column, count, whole, Float4.Add(s4, bias));
        StoreRow(a, row + 1, column, count, whole, Float4.Add(s5, bias));
        StoreRow(a, row + 2, column, count, whole, Float4.Add(s6, bias));
        StoreRow(a, row + 3, column, count, whole, Float4.Add(s7, bias));
    }

    /// <summary>Adds the residual to a quad of outputs, cuts it if wanted, and stores it if there is such a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRow(Arguments a, int row, int column, int count, bool whole, Float4 value)
    {
        if (row >= a.Shape.Rows) return;
        var at = (row * a.Shape.Outputs) + column;
        if (a.HasResidual != 0) value = Float4.Add(value, Float4.Load(a.Residual, at, count, whole));
        if (a.Relu != 0) value = Float4.Relu(value);
        Float4.Store(a.Y, at, count, whole, value);
    }
}
