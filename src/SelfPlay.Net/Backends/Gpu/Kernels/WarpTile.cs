using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// The sums of one warp, 32 rows x 64 columns, in a <see cref="RegisterTile"/>: A0 .. A7 are the products of the upper 16 rows with eight columns each, B0 .. B7
/// those of the lower 16.
/// </summary>
internal static class WarpTile
{
    /// <summary>Adds the product over the words of the depth from <paramref name="line"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterTile Accumulate<TTile, TFactors>(RegisterTile sum, ArrayView<int> left, ArrayView<int> right, int line)
        where TTile : struct, ITensorTile
        where TFactors : struct, IFactors
    {
        int lane = Group.IdxX & 31, group = lane >> 2, within = lane & 3, stride = default(TFactors).LeftStride;
        // 64-bit places: the constants are then added by the loads themselves.
        long row = ((((Group.IdxX / 32) * TensorConvolutionKernel.WarpRows) + group) * stride) + line + within;
        var upper = new Int4(left[row], left[row + (8 * stride)], left[row + 4], left[row + (8 * stride) + 4]);
        row += 16 * stride;
        var lower = new Int4(left[row], left[row + (8 * stride)], left[row + 4], left[row + (8 * stride) + 4]);

        int columns = default(TTile).Columns, rightStride = columns + 8;
        long place = ((line + within) * rightStride) + group, next = place + (4 * rightStride);
        int p0 = right[place], q0 = right[next], p1 = right[place + 8], q1 = right[next + 8];
        var a0 = Multiply<TFactors>(sum.A0, upper, p0, q0);
        var b0 = Multiply<TFactors>(sum.B0, lower, p0, q0);
        var a1 = Multiply<TFactors>(sum.A1, upper, p1, q1);
        var b1 = Multiply<TFactors>(sum.B1, lower, p1, q1);
        if (columns == 16)
        {
            return new RegisterTile(
                a0, a1, sum.A2, sum.A3, sum.A4, sum.A5, sum.A6, sum.A7, b0, b1, sum.B2, sum.B3, sum.B4, sum.B5, sum.B6, sum.B7);
        }

        int p2 = right[place + 16], q2 = right[next + 16], p3 = right[place + 24], q3 = right[next + 24];
        int p4 = right[place + 32], q4 = right[next + 32], p5 = right[place + 40], q5 = right[next + 40];
        int p6 = right[place + 48], q6 = right[next + 48], p7 = right[place + 56], q7 = right[next + 56];
        return new RegisterTile(
            a0, a1,
            Multiply<TFactors>(sum.A2, upper, p2, q2), Multiply<TFactors>(sum.A3, upper, p3, q3),
            Multiply<TFactors>(sum.A4, upper, p4, q4), Multiply<TFactors>(sum.A5, upper, p5, q5),
            Multiply<TFactors>(sum.A6, upper, p6, q6), Multiply<TFactors>(sum.A7, upper, p7, q7),
            b0, b1,
            Multiply<TFactors>(sum.B2, lower, p2, q2), Multiply<TFactors>(sum.B3, lower, p3, q3),
            Multiply<TFactors>(sum.B4, lower, p4, q4), Multiply<TFactors>(sum.B5, lower, p5, q5),
            Multiply<TFactors>(sum.B6, lower, p6, q6), Multiply<TFactors>(sum.B7, lower, p7, q7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 Multiply<TFactors>(Float4 sum, Int4 left, int right0, int right1)
        where TFactors : struct, IFactors => default(TFactors).Multiply(sum, left.X, left.Y, left.Z, left.W, right0, right1);
}
