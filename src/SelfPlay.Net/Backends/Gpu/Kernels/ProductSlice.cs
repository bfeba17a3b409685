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
    /// <summary>Shared memory for two slices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<Float4> Allocate<TTile>()
        where TTile : struct, ITile => SharedMemory.Allocate<Float4>(2 * default(TTile).Depth * LineQuads<TTile>());

    /// <summary>Quads of a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LineQuads<TTile>()
        where TTile : struct, ITile => RightPart<TTile>() + (2 * default(TTile).Across);

    /// <summary>The quad of a line where the right factor begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RightPart<TTile>()
        where TTile : struct, ITile => (2 * default(TTile).Down) + 1;

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

    /// <summary>
    /// Adds two lines to the sums. The kernels have one loop over the pairs of lines of all slices: ILGPU copies all sums around a loop inside another, and of a
    /// whole slice written out it loads everything at once, for which there are no registers.
    /// </summary>
    /// <param name="sum">The sums so far.</param>
    /// <param name="left">Begins at this thread's upper quad of the first line's left part; a view, so that constants are added by the loads themselves.</param>
    /// <param name="right">Begins at this thread's left quad of the first line's right part.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RegisterTile AddPair<TTile>(RegisterTile sum, ArrayView<Float4> left, ArrayView<Float4> right)
        where TTile : struct, ITile
    {
        int down = default(TTile).Down, across = default(TTile).Across, step = LineQuads<TTile>();
        sum = RegisterTile.Accumulate(sum, left[0], left[down], right[0], right[across]);
        return RegisterTile.Accumulate(sum, left[step], left[step + down], right[step], right[step + across]);
    }

    /// <summary>Four terms of two rows of the left factor, half a tile apart, become four lines below each other.</summary>
    /// <param name="lines">The slices.</param>
    /// <param name="at">The float where the upper row's first term goes.</param>
    /// <param name="upper">Terms of the upper row.</param>
    /// <param name="lower">Terms of the lower row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTurned<TTile>(ArrayView<Float4> lines, int at, Float4 upper, Float4 lower)
        where TTile : struct, ITile
    {
        var here = lines.Cast<float>().SubView(at);
        int step = 4 * LineQuads<TTile>(), half = 4 * default(TTile).Down;
        here[0] = upper.X;
        here[step] = upper.Y;
        here[2 * step] = upper.Z;
        here[3 * step] = upper.W;
        here[half] = lower.X;
        here[half + step] = lower.Y;
        here[half + (2 * step)] = lower.Z;
        here[half + (3 * step)] = lower.W;
    }
}
