using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Floats with ten bits of mantissa, one a word.</summary>
internal readonly struct Tf32Factors : IFactors
{
    public int LeftStride => 20;

    public int Lines => 16;

    public int LinesPerProduct => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreLeft(ArrayView<int> left, int row, int quad, Float4 terms) =>
        left.Cast<Int4>()[((row * LeftStride) >> 2) + quad] = Convert(terms);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreRight(ArrayView<int> right, int stride, int pair, int column, Float4 even, Float4 odd)
    {
        var quads = right.Cast<Int4>();
        quads[((2 * pair * stride) + column) >> 2] = Convert(even);
        quads[((((2 * pair) + 1) * stride) + column) >> 2] = Convert(odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Float4 Multiply(Float4 sum, int left0, int left1, int left2, int left3, int right0, int right1)
    {
        Ref<float> x = sum.X, y = sum.Y, z = sum.Z, w = sum.W;
        Input<int> a0 = left0, a1 = left1, a2 = left2, a3 = left3, b0 = right0, b1 = right1;
        CudaAsm.EmitRef(
            "mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};",
            ref x, ref y, ref z, ref w, ref a0, ref a1, ref a2, ref a3, ref b0, ref b1);
        return new Float4(x.Value, y.Value, z.Value, w.Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Int4 Convert(Float4 terms) => new(Convert(terms.X), Convert(terms.Y), Convert(terms.Z), Convert(terms.W));

    /// <summary>Rounds to nearest, where the cores by themselves would cut off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Convert(float term)
    {
        CudaAsm.Emit("cvt.rna.tf32.f32 %0, %1;", out int word, term);
        return word;
    }
}
