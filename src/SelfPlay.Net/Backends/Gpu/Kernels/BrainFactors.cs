using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>bfloat16 numbers, two a word: the lower half is the earlier term.</summary>
internal readonly struct BrainFactors : IFactors
{
    public int LeftStride => 12;

    public int Lines => 8;

    public int LinesPerProduct => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreLeft(ArrayView<int> left, int row, int quad, Float4 terms) =>
        left.Cast<Int2>()[((row * LeftStride) >> 1) + quad] = new Int2(Pack(terms.X, terms.Y), Pack(terms.Z, terms.W));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreRight(ArrayView<int> right, int stride, int pair, int column, Float4 even, Float4 odd) =>
        right.Cast<Int4>()[((pair * stride) + column) >> 2] =
            new Int4(Pack(even.X, odd.X), Pack(even.Y, odd.Y), Pack(even.Z, odd.Z), Pack(even.W, odd.W));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Float4 Multiply(Float4 sum, int left0, int left1, int left2, int left3, int right0, int right1)
    {
        Ref<float> x = sum.X, y = sum.Y, z = sum.Z, w = sum.W;
        Input<int> a0 = left0, a1 = left1, a2 = left2, a3 = left3, b0 = right0, b1 = right1;
        CudaAsm.EmitRef(
            "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};",
            ref x, ref y, ref z, ref w, ref a0, ref a1, ref a2, ref a3, ref b0, ref b1);
        return new Float4(x.Value, y.Value, z.Value, w.Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Pack(float earlier, float later)
    {
        CudaAsm.Emit("cvt.rn.bf16x2.f32 %0, %1, %2;", out int word, later, earlier);
        return word;
    }
}
