using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// The inner part of a matrix product in registers. Shared memory holds two slices of <see cref="ITile.Depth"/> lines, one being multiplied and one being
/// filled. A line is a column of the left factor and a row of the right one:
/// <code>
/// [8 x Down of the left | 4 unused | 8 x Across of the right]
/// </code>
/// The four unused keep threads that write a column of a turned slice on different banks.
/// </summary>
internal static class ProductSlice
{
    /// <summary>
    /// Which quads of rows a thread holds. Neighbours lie below each other in pairs: of a half warp's 128-bit loads, each address is then wanted by thread
    /// i and i xor 1 or by i and i xor 2, and shared memory serves the half warp at once instead of a quarter.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Down<TTile>(int thread)
        where TTile : struct, ITile => ((int)((uint)thread / (2 * (uint)default(TTile).Across)) * 2) + (thread & 1);

    /// <summary>Which quads of columns a thread holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Across<TTile>(int thread)
        where TTile : struct, ITile => (thread >> 1) & (default(TTile).Across - 1);

    /// <summary>Adds two lines to the sums.</summary>
    /// <param name="sum">The sums so far.</param>
    /// <param name="left">Begins at this thread's upper quad of the first line's left part; a view, so that constants are added by the loads themselves.</param>
    /// <param name="right">Begins at this thread's left quad of the first line's right part.</param>
    /// <param name="step">Quads of a line.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterTile AddPair<TTile>(RegisterTile sum, ArrayView<Float4> left, ArrayView<Float4> right, int step)
        where TTile : struct, ITile
    {
        int down = default(TTile).Down, across = default(TTile).Across;
        sum = RegisterTile.Accumulate(sum, left[0], left[down], right[0], right[across]);
        return RegisterTile.Accumulate(sum, left[step], left[step + down], right[step], right[step + across]);
    }

    /// <summary>Four terms of a row of the left factor become four lines below each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTurned(ArrayView<float> shared, int step, long at, Float4 value)
    {
        shared[at] = value.X;
        shared[at + step] = value.Y;
        shared[at + (2 * step)] = value.Z;
        shared[at + (3 * step)] = value.W;
    }
}
