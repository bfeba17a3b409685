using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Two sums at a time.</summary>
internal readonly struct Double2(double x, double y) : ISummable<Double2>
{
    public readonly double X = x;
    public readonly double Y = y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double2 Add(Double2 a, Double2 b) => new(a.X + b.X, a.Y + b.Y);
}
