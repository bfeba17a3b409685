using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Sums of gradients over some rows, of four channels, and of their products with what was normalised.</summary>
internal readonly struct GradientSums(Float4 sum, Float4 timesX) : ISummable<GradientSums>
{
    public readonly Float4 Sum = sum;
    public readonly Float4 TimesX = timesX;

    public static GradientSums None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Float4.Zero, Float4.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GradientSums Add(GradientSums a, GradientSums b) => new(Float4.Add(a.Sum, b.Sum), Float4.Add(a.TimesX, b.TimesX));
}
