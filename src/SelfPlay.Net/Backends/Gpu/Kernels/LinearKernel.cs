using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Linear layers: y = x * weights + bias + residual, then ReLU. A batch has few rows, so <see cref="ConvolutionKernel"/>'s large tiles would keep a few groups busy
/// for long. A group makes 8 x 64 outputs, and its lanes, eight on a GPU and two on the simulator, share the inputs:
/// <code>
/// thread                 0      1    ..    15      16     17    ..   127
/// columns              0..3   4..7   ..  60..63   0..3   4..7   ..  60..63
/// inputs, 32 apart     0..3   0..3   ..   0..3    4..7   4..7   ..  28..31
/// </code>
/// The lanes' sums are added in their order, so that the bits of an output depend on no other row. cuBLAS, which is as fast, chooses its algorithm by the number of
/// rows: an entry would have other bits in another batch.
/// </summary>
internal static class LinearKernel
{
    /// <summary>Rows of a group.</summary>
    public const int Rows = 8;

    /// <summary>Outputs of a row in a group.</summary>
    public const int Columns = 4 * Quads;

    private const int Quads = 16;

    /// <summary>Quads of outputs that a group makes.</summary>
    private const int Places = Rows * Quads;

    [Kernel]
    public static void Run(ConvolutionKernel.Arguments a)
    {
        var shape = a.Shape;
        int quad = Group.IdxX & (Quads - 1), lane = Group.IdxX / Quads, lanes = Group.DimX / Quads;
        int firstRow = Grid.IdxX * Rows, column = (Grid.IdxY * Columns) + (4 * quad), columns = shape.Outputs - column;
        bool wholeInputs = (shape.Inputs & 3) == 0, wholeOutputs = (shape.Outputs & 3) == 0;
        Float4 s0 = Float4.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        for (var input = 4 * lane; input < shape.Inputs && columns > 0; input += 4 * lanes)
        {
            var w0 = LoadWeights(a, input, column, wholeOutputs);
            var w1 = LoadWeights(a, input + 1, column, wholeOutputs);
            var w2 = LoadWeights(a, input + 2, column, wholeOutputs);
            var w3 = LoadWeights(a, input + 3, column, wholeOutputs);
            s0 = Add(s0, LoadInputs(a, firstRow, input, wholeInputs), w0, w1, w2, w3);
            s1 = Add(s1, LoadInputs(a, firstRow + 1, input, wholeInputs), w0, w1, w2, w3);
            s2 = Add(s2, LoadInputs(a, firstRow + 2, input, wholeInputs), w0, w1, w2, w3);
            s3 = Add(s3, LoadInputs(a, firstRow + 3, input, wholeInputs), w0, w1, w2, w3);
            s4 = Add(s4, LoadInputs(a, firstRow + 4, input, wholeInputs), w0, w1, w2, w3);
            s5 = Add(s5, LoadInputs(a, firstRow + 5, input, wholeInputs), w0, w1, w2, w3);
            s6 = Add(s6, LoadInputs(a, firstRow + 6, input, wholeInputs), w0, w1, w2, w3);
            s7 = Add(s7, LoadInputs(a, firstRow + 7, input, wholeInputs), w0, w1, w2, w3);
        }

        // [lane][row][quad]
        var sums = SharedMemory.Allocate<Float4>(KernelCatalog.GroupSize * Rows);
        var here = (lane * Places) + quad;
        sums[here] = s0;
        sums[here + Quads] = s1;
        sums[here + (2 * Quads)] = s2;
        sums[here + (3 * Quads)] = s3;
        sums[here + (4 * Quads)] = s4;
        sums[here + (5 * Quads)] = s5;
        sums[here + (6 * Quads)] = s6;
        sums[here + (7 * Quads)] = s7;
        Group.Barrier();
        if (columns <= 0) return;
        var bias = Float4.Zero;
        if (a.HasBias != 0) bias = Float4.Load(a.Bias, column, columns, wholeOutputs);
        for (var row = lane; row < Rows; row += lanes)
        {
            var sum = sums[(row * Quads) + quad];
            for (var other = 1; other < lanes; other++) sum = Float4.Add(sum, sums[(other * Places) + (row * Quads) + quad]);
            ConvolutionKernel.StoreRow(a, firstRow + row, column, columns, wholeOutputs, Float4.Add(sum, bias));
        }
    }

    /// <summary>sum + four inputs times the four lines of the weights that are theirs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 Add(Float4 sum, Float4 x, Float4 w0, Float4 w1, Float4 w2, Float4 w3) =>
        Float4.MultiplyAdd(Float4.MultiplyAdd(Float4.MultiplyAdd(Float4.MultiplyAdd(sum, x.X, w0), x.Y, w1), x.Z, w2), x.W, w3);

    /// <summary>Four inputs; those of a row behind the last, which is not stored, are the last one's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 LoadInputs(ConvolutionKernel.Arguments a, int row, int input, bool whole) =>
        Float4.Load(a.X, (IntrinsicMath.Min(row, a.Shape.Rows - 1) * a.Shape.Inputs) + input, a.Shape.Inputs - input, whole);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 LoadWeights(ConvolutionKernel.Arguments a, int input, int column, bool whole)
    {
        if (input >= a.Shape.Inputs) return Float4.Zero;
        return Float4.Load(a.Weights, (input * a.Shape.Outputs) + column, a.Shape.Outputs - column, whole);
    }
}
