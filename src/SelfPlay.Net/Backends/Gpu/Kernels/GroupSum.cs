using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Reductions over the threads of a group, through shared memory, in a fixed order: eight threads take the values of a part each, then every thread takes those
/// eight. All threads must call; all get the result.
/// </summary>
internal static class GroupSum
{
    private const int Parts = 8;

    /// <param name="shared">A place per thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double value, ArrayView<double> shared)
    {
        var thread = Group.IdxX;
        shared[thread] = value;
        Group.Barrier();
        if (thread < Parts)
        {
            var part = shared[thread];
            for (var i = 1; i < Group.DimX / Parts; i++) part += shared[(i * Parts) + thread];
            shared[thread] = part;
        }

        Group.Barrier();
        var total = shared[0];
        for (var i = 1; i < Parts; i++) total += shared[i];
        Group.Barrier();
        return total;
    }

    /// <inheritdoc cref="Of(double, ArrayView{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(float value, ArrayView<float> shared)
    {
        var thread = Group.IdxX;
        shared[thread] = value;
        Group.Barrier();
        if (thread < Parts)
        {
            var part = shared[thread];
            for (var i = 1; i < Group.DimX / Parts; i++) part += shared[(i * Parts) + thread];
            shared[thread] = part;
        }

        Group.Barrier();
        var total = shared[0];
        for (var i = 1; i < Parts; i++) total += shared[i];
        Group.Barrier();
        return total;
    }

    /// <summary>The largest value of the group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(float value, ArrayView<float> shared)
    {
        var thread = Group.IdxX;
        shared[thread] = value;
        Group.Barrier();
        if (thread < Parts)
        {
            var part = shared[thread];
            for (var i = 1; i < Group.DimX / Parts; i++) part = IntrinsicMath.Max(part, shared[(i * Parts) + thread]);
            shared[thread] = part;
        }

        Group.Barrier();
        var total = shared[0];
        for (var i = 1; i < Parts; i++) total = IntrinsicMath.Max(total, shared[i]);
        Group.Barrier();
        return total;
    }
}
