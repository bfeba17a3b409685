using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Small functions of the kernels.</summary>
internal static class Arithmetic
{
    /// <summary>Keeps what is no number, so that a network that diverged does not look healthy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Relu(float x) => x < 0 ? 0 : x;

    /// <summary>By the exponential of a number that is not above zero, which cannot overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x)
    {
        var small = MathF.Exp(-MathF.Abs(x));
        return (x < 0 ? small : 1) / (1 + small);
    }
}
