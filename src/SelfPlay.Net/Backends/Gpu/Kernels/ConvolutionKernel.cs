using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// y = convolution(x) + bias + residual, then ReLU, as a matrix product whose left matrix is never written down (implicit GEMM):
/// <code>
/// y [rows, outputs] = X [rows, taps x inputs] * weights [taps x inputs, outputs]      X[row, (tap, i)] = x[the row under the tap, i]
/// </code>
/// A group makes 128 x 64 outputs with 128 threads, 8 x 8 each. Shared memory holds two slices of eight inputs: while one is multiplied, the next is on
/// its way from global memory to registers. Each output is one sum in the order of taps and inputs, so that its bits depend on no other row.
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
        int across = default(TTile).Across, depth = default(TTile).Depth, tileRows = 8 * default(TTile).Down, tileColumns = 8 * across;
        // Four more than the tile's rows: the threads that write a column of the turned slice then meet different banks.
        var rowStride = tileRows + 4;
        var left = SharedMemory.Allocate<Float4>(2 * default(TTile).Depth * ((8 * default(TTile).Down) + 4) / 4);
        var right = SharedMemory.Allocate<Float4>(2 * default(TTile).Depth * 8 * default(TTile).Across / 4);
        var leftFloats = left.Cast<float>();
        var shape = a.Shape;
        var thread = Group.IdxX;
        int firstRow = Grid.IdxX * tileRows, firstColumn = Grid.IdxY * tileColumns;
        bool wholeInputs = (shape.Inputs & 3) == 0, wholeOutputs = (shape.Outputs & 3) == 0;

        // What this thread brings: four inputs of two rows, four columns of one line of the weights.
        int quads = depth / 4, quad = thread % quads * 4, row = thread / quads;
        var upper = new BoardPlace(shape, firstRow + row);
        var lower = new BoardPlace(shape, firstRow + row + (tileRows / 2));
        int line = thread / (tileColumns / 4), column = firstColumn + (thread % (tileColumns / 4) * 4);

        int slicesPerTap = (shape.Inputs + depth - 1) / depth, slices = slicesPerTap * shape.Size * shape.Size;
        int tap = 0, input = 0;
        var nextUpper = LoadInputs(a.X, shape, upper, tap, input + quad, wholeInputs);
        var nextLower = LoadInputs(a.X, shape, lower, tap, input + quad, wholeInputs);
        var nextWeights = LoadWeights(a.Weights, shape, tap, input + line, column, wholeOutputs);
        StoreTurned(leftFloats, rowStride, (quad * rowStride) + row, nextUpper);
        StoreTurned(leftFloats, rowStride, (quad * rowStride) + row + (tileRows / 2), nextLower);
        right[thread] = nextWeights;
        Group.Barrier();

        int downHere = thread / across, acrossHere = thread % across;
        var sum = RegisterTile.Zero;
        for (var slice = 0; slice < slices; slice++)
        {
            var current = slice & 1;
            var more = slice + 1 < slices;
            if (more)
            {
                input += depth;
                if (input >= shape.Inputs)
                {
                    input = 0;
                    tap++;
                }

                nextUpper = LoadInputs(a.X, shape, upper, tap, input + quad, wholeInputs);
                nextLower = LoadInputs(a.X, shape, lower, tap, input + quad, wholeInputs);
                nextWeights = LoadWeights(a.Weights, shape, tap, input + line, column, wholeOutputs);
            }

            // 64-bit: constants are then added by the load itself, which ILGPU's 32-bit indices prevent.
            long leftAt = (current * depth * rowStride / 4) + downHere, rightAt = (current * depth * tileColumns / 4) + acrossHere;
            for (var k = 0; k < depth; k += 2)
            {
                sum = Line(sum, left, right, leftAt, rightAt, tileRows, tileColumns);
                sum = Line(sum, left, right, leftAt + (rowStride / 4), rightAt + (tileColumns / 4), tileRows, tileColumns);
                leftAt += 2 * rowStride / 4;
                rightAt += 2 * tileColumns / 4;
            }

            if (more)
            {
                var other = 1 - current;
                StoreTurned(leftFloats, rowStride, (((other * depth) + quad) * rowStride) + row, nextUpper);
                StoreTurned(leftFloats, rowStride, (((other * depth) + quad) * rowStride) + row + (tileRows / 2), nextLower);
                right[(other * depth * tileColumns / 4) + thread] = nextWeights;
            }

            Group.Barrier();
        }

        var outputRow = firstRow + (downHere * 4);
        StoreColumns(
            a, tileRows, outputRow, firstColumn + (acrossHere * 4), wholeOutputs, sum.A0, sum.A1, sum.A2, sum.A3, sum.A4, sum.A5, sum.A6, sum.A7);
        StoreColumns(
            a, tileRows, outputRow, firstColumn + (tileColumns / 2) + (acrossHere * 4), wholeOutputs, sum.B0, sum.B1, sum.B2, sum.B3, sum.B4, sum.B5, sum.B6, sum.B7);
    }

    /// <summary>One line of both slices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RegisterTile Line(
        RegisterTile sum, ArrayView<Float4> left, ArrayView<Float4> right, long leftAt, long rightAt, int tileRows, int tileColumns) =>
        RegisterTile.Accumulate(sum, left[leftAt], left[leftAt + (tileRows / 8)], right[rightAt], right[rightAt + (tileColumns / 8)]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 LoadInputs(ArrayView<float> x, ConvolutionShape shape, BoardPlace place, int tap, int input, bool whole)
    {
        var neighbour = place.Neighbour(shape, tap);
        if (neighbour < 0 || input >= shape.Inputs) return Float4.Zero;
        return Float4.Load(x, (neighbour * shape.Inputs) + input, shape.Inputs - input, whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 LoadWeights(ArrayView<float> weights, ConvolutionShape shape, int tap, int input, int column, bool whole)
    {
        if (input >= shape.Inputs || column >= shape.Outputs) return Float4.Zero;
        return Float4.Load(weights, (((tap * shape.Inputs) + input) * shape.Outputs) + column, shape.Outputs - column, whole);
    }

    /// <summary>Four inputs of a row become four lines below each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTurned(ArrayView<float> shared, int rowStride, int at, Float4 value)
    {
        shared[at] = value.X;
        shared[at + rowStride] = value.Y;
        shared[at + (2 * rowStride)] = value.Z;
        shared[at + (3 * rowStride)] = value.W;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(Arguments a, int row, int column, int count, bool whole, Float4 value)
    {
        if (row >= a.Shape.Rows) return;
        var at = (row * a.Shape.Outputs) + column;
        if (a.HasResidual != 0) value = Float4.Add(value, Float4.Load(a.Residual, at, count, whole));
        if (a.Relu != 0) value = Float4.Relu(value);
        Float4.Store(a.Y, at, count, whole, value);
    }
}
