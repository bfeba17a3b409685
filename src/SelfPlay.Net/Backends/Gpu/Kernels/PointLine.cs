using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>One line of a Winograd tile: a value at each of the six points.</summary>
internal readonly struct PointLine(float p0, float p1, float p2, float p3, float p4, float p5)
{
    public readonly float P0 = p0;
    public readonly float P1 = p1;
    public readonly float P2 = p2;
    public readonly float P3 = p3;
    public readonly float P4 = p4;
    public readonly float P5 = p5;

    /// <summary>Loads a column of points, which lie <paramref name="step"/> apart along their rows of six.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PointLine Column(ArrayView<float> from, int at, int step) => new(
        from[at], from[at + (6 * step)], from[at + (12 * step)], from[at + (18 * step)], from[at + (24 * step)], from[at + (30 * step)]);

    /// <summary>Stores a row of points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<float> to, int at, int step, PointLine line)
    {
        to[at] = line.P0;
        to[at + step] = line.P1;
        to[at + (2 * step)] = line.P2;
        to[at + (3 * step)] = line.P3;
        to[at + (4 * step)] = line.P4;
        to[at + (5 * step)] = line.P5;
    }
}
