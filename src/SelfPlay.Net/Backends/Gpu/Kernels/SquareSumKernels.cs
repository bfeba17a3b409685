using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Sum of squares in doubles, in a fixed order: chunks, a group each, then the chunks by one group.</summary>
internal static class SquareSumKernels
{
    public const int ChunkLength = 32 * KernelCatalog.GroupSize;

    internal readonly struct ChunkArguments(ArrayView<float> x, ArrayView<double> chunks, int length)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<double> Chunks = chunks;
        public readonly int Length = length;
    }

    internal readonly struct TotalArguments(ArrayView<double> chunks, ArrayView<double> total, int count)
    {
        public readonly ArrayView<double> Chunks = chunks;
        public readonly ArrayView<double> Total = total;
        public readonly int Count = count;
    }

    [Kernel]
    public static void Chunk(ChunkArguments a)
    {
        var shared = SharedMemory.Allocate<double>(KernelCatalog.GroupSize);
        int first = Grid.IdxX * ChunkLength, end = IntrinsicMath.Min(first + ChunkLength, a.Length);
        var sum = 0.0;
        for (var i = first + Group.IdxX; i < end; i += Group.DimX)
        {
            double value = a.X[i];
            sum += value * value;
        }

        sum = GroupSum.Of(sum, shared);
        if (Group.IdxX == 0) a.Chunks[Grid.IdxX] = sum;
    }

    [Kernel]
    public static void Total(TotalArguments a)
    {
        var shared = SharedMemory.Allocate<double>(KernelCatalog.GroupSize);
        var sum = 0.0;
        for (var i = Group.IdxX; i < a.Count; i += Group.DimX) sum += a.Chunks[i];
        sum = GroupSum.Of(sum, shared);
        if (Group.IdxX == 0) a.Total[0] = sum;
    }
}
