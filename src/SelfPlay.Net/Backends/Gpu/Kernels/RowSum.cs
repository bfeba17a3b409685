using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>The sum of some rows, of four channels.</summary>
internal readonly struct RowSum(Float4 sum) : IRowSum<RowSum>
{
    public readonly Float4 Sum = sum;

    public static RowSum None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Float4.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowSum OfOne(Float4 a) => new(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowSum OfFour(Float4 a, Float4 b, Float4 c, Float4 d) => new(Float4.Add(Float4.Add(a, b), Float4.Add(c, d)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowSum Add(RowSum a, RowSum b) => new(Float4.Add(a.Sum, b.Sum));
}
