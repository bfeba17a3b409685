using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Sums over some threads of a group, through shared memory: the upper half is added to the lower one until one is left. The order is fixed.</summary>
internal static class TreeSum
{
    /// <summary>The sum at place 0, parts of it at the others. All threads of the group must call, once in a kernel.</summary>
    /// <param name="value">This thread's part.</param>
    /// <param name="shared">A place per thread.</param>
    /// <param name="place">The place of this thread among those that it is added to.</param>
    /// <param name="count">How many they are, a power of two.</param>
    /// <param name="stride">How many threads they are apart.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T value, ArrayView<T> shared, int place, int count, int stride)
        where T : unmanaged, ISummable<T>
    {
        var thread = Group.IdxX;
        shared[thread] = value;
        Group.Barrier();
        for (var half = count >> 1; half > 0; half >>= 1)
        {
            if (place < half) shared[thread] = T.Add(shared[thread], shared[thread + (half * stride)]);
            Group.Barrier();
        }

        return shared[thread];
    }
}
