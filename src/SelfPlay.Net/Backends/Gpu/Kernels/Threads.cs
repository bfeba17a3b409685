using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// All threads of a launch in a row, for loops over any number of values: a GPU gets a thread a value, ILGPU's simulator a single group.
/// </summary>
internal static class Threads
{
    /// <summary>The number of this thread.</summary>
    public static int First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Grid.GlobalIndex.X;
    }

    /// <summary>How many there are.</summary>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Grid.DimX * Group.DimX;
    }
}
