using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Chunks left their mean and squared deviations from it; the sums are of the distances from a start, and of their squares.</summary>
internal readonly struct MomentsTerm(float start, int rows, int chunkRows) : IChunkTerm<MomentsTerm>
{
    public readonly float Start = start;
    public readonly int Rows = rows;
    public readonly int ChunkRows = chunkRows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double2 Of(MomentsTerm term, int chunk, float first, float second)
    {
        double apart = (double)first - term.Start, weighted = apart * IntrinsicMath.Min(term.ChunkRows, term.Rows - (chunk * term.ChunkRows));
        return new Double2(weighted, second + (apart * weighted));
    }
}
