using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Chunks left sums.</summary>
internal readonly struct PlainTerm : IChunkTerm<PlainTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double2 Of(PlainTerm term, int chunk, float first, float second) => new(first, second);
}
