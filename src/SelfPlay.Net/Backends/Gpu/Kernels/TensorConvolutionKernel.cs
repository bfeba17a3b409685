using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// <see cref="ConvolutionKernel"/> on tensor cores: the same product in slices of 16 terms. A warp makes 32 rows x 64 columns, two by eight products of
/// 16 x 8 sums; the warps of a group lie below each other. Sums are 32-bit floats in a fixed order. On the simulator a group is one warp with 16 columns.
/// </summary>
internal static class TensorConvolutionKernel
{
    public const int WarpRows = 32;

    [Kernel(UsesTensorCores = true)]
    public static void Run<TTile, TFactors>(ConvolutionKernel.Arguments a)
        where TTile : struct, ITensorTile
        where TFactors : struct, IFactors
    {
        int columns = default(TTile).Columns, rows = WarpRows * default(TTile).Warps, stride = columns + 8;
        var left = SharedMemory.Allocate<int>(2 * WarpRows * default(TTile).Warps * default(TFactors).LeftStride);
        var right = SharedMemory.Allocate<int>(2 * default(TFactors).Lines * (default(TTile).Columns + 8));
        int leftLength = rows * default(TFactors).LeftStride, rightLength = default(TFactors).Lines * stride;
        var shape = a.Shape;
        int thread = Group.IdxX, firstRow = Grid.IdxX * rows, firstColumn = Grid.IdxY * columns;
        bool wholeInputs = (shape.Inputs & 3) == 0, wholeOutputs = (shape.Outputs & 3) == 0;

        // What this thread brings: four inputs of four rows, four columns of two neighbouring lines of the weights.
        int quad = thread & 3, row = thread >> 2, quarter = rows / 4;
        var place0 = new BoardPlace(shape, firstRow + row);
        var place1 = new BoardPlace(shape, firstRow + row + quarter);
        var place2 = new BoardPlace(shape, firstRow + row + (2 * quarter));
        var place3 = new BoardPlace(shape, firstRow + row + (3 * quarter));
        int pair = thread / (columns / 4), columnHere = thread % (columns / 4) * 4;

        int slices = (shape.Inputs + 15) / 16 * shape.Size * shape.Size, tap = 0, input = 0;
        var rows0 = ConvolutionKernel.LoadInputs(a.X, shape, place0, tap, quad * 4, wholeInputs);
        var rows1 = ConvolutionKernel.LoadInputs(a.X, shape, place1, tap, quad * 4, wholeInputs);
        var rows2 = ConvolutionKernel.LoadInputs(a.X, shape, place2, tap, quad * 4, wholeInputs);
        var rows3 = ConvolutionKernel.LoadInputs(a.X, shape, place3, tap, quad * 4, wholeInputs);
        var even = ConvolutionKernel.LoadWeights(a.Weights, shape, tap, 2 * pair, firstColumn + columnHere, wholeOutputs);
        var odd = ConvolutionKernel.LoadWeights(a.Weights, shape, tap, (2 * pair) + 1, firstColumn + columnHere, wholeOutputs);

        var sum = RegisterTile.Zero;
        for (var slice = 0; slice < slices; slice++)
        {
            var current = slice & 1;
            var leftNow = left.SubView(current * leftLength, leftLength);
            var rightNow = right.SubView(current * rightLength, rightLength);
            default(TFactors).StoreLeft(leftNow, row, quad, rows0);
            default(TFactors).StoreLeft(leftNow, row + quarter, quad, rows1);
            default(TFactors).StoreLeft(leftNow, row + (2 * quarter), quad, rows2);
            default(TFactors).StoreLeft(leftNow, row + (3 * quarter), quad, rows3);
            default(TFactors).StoreRight(rightNow, stride, pair, columnHere, even, odd);
            // One barrier a slice: who fills a half again has passed the barrier after everybody's use of it.
            Group.Barrier();
            if (slice + 1 < slices)
            {
                input += 16;
                if (input >= shape.Inputs)
                {
                    input = 0;
                    tap++;
                }

                rows0 = ConvolutionKernel.LoadInputs(a.X, shape, place0, tap, input + (quad * 4), wholeInputs);
                rows1 = ConvolutionKernel.LoadInputs(a.X, shape, place1, tap, input + (quad * 4), wholeInputs);
                rows2 = ConvolutionKernel.LoadInputs(a.X, shape, place2, tap, input + (quad * 4), wholeInputs);
                rows3 = ConvolutionKernel.LoadInputs(a.X, shape, place3, tap, input + (quad * 4), wholeInputs);
                even = ConvolutionKernel.LoadWeights(a.Weights, shape, tap, input + (2 * pair), firstColumn + columnHere, wholeOutputs);
                odd = ConvolutionKernel.LoadWeights(a.Weights, shape, tap, input + (2 * pair) + 1, firstColumn + columnHere, wholeOutputs);
            }

            for (var line = 0; line < default(TFactors).Lines; line += default(TFactors).LinesPerProduct)
                sum = WarpTile.Accumulate<TTile, TFactors>(sum, leftNow, rightNow, line);
        }

        // Lane (g, t) holds columns 2 t and 2 t + 1 of rows g and g + 8 of each product.
        int lane = thread & 31, outputRow = firstRow + (thread / 32 * WarpRows) + (lane >> 2), outputColumn = firstColumn + ((lane & 3) * 2);
        Store(a, outputRow, outputColumn, sum.A0);
        Store(a, outputRow + 16, outputColumn, sum.B0);
        Store(a, outputRow, outputColumn + 8, sum.A1);
        Store(a, outputRow + 16, outputColumn + 8, sum.B1);
        if (columns == 16) return;
        Store(a, outputRow, outputColumn + 16, sum.A2);
        Store(a, outputRow + 16, outputColumn + 16, sum.B2);
        Store(a, outputRow, outputColumn + 24, sum.A3);
        Store(a, outputRow + 16, outputColumn + 24, sum.B3);
        Store(a, outputRow, outputColumn + 32, sum.A4);
        Store(a, outputRow + 16, outputColumn + 32, sum.B4);
        Store(a, outputRow, outputColumn + 40, sum.A5);
        Store(a, outputRow + 16, outputColumn + 40, sum.B5);
        Store(a, outputRow, outputColumn + 48, sum.A6);
        Store(a, outputRow + 16, outputColumn + 48, sum.B6);
        Store(a, outputRow, outputColumn + 56, sum.A7);
        Store(a, outputRow + 16, outputColumn + 56, sum.B7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ConvolutionKernel.Arguments a, int row, int column, Float4 sums)
    {
        StoreOne(a, row, column, sums.X);
        StoreOne(a, row, column + 1, sums.Y);
        StoreOne(a, row + 8, column, sums.Z);
        StoreOne(a, row + 8, column + 1, sums.W);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreOne(ConvolutionKernel.Arguments a, int row, int column, float value)
    {
        if (row >= a.Shape.Rows || column >= a.Shape.Outputs) return;
        var at = (row * a.Shape.Outputs) + column;
        if (a.HasBias != 0) value += a.Bias[column];
        if (a.HasResidual != 0) value += a.Residual[at];
        a.Y[at] = a.Relu != 0 ? Arithmetic.Relu(value) : value;
    }
}
