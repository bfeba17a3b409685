using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Sums over the rows of a tensor, a channel each: first chunks of rows, a group for each chunk and strip of channels, then the chunks of a channel.
/// </summary>
internal static class ColumnSumKernels
{
    /// <summary>Enough groups to fill a large device, and few enough chunks to be added quickly.</summary>
    private const int MostChunks = 256;

    internal readonly struct ChunkArguments(ArrayView<float> x, ArrayView<float> chunks, int rows, int chunkRows, int channels)
    {
        public readonly ArrayView<float> X = x;

        /// <summary>[channel][chunk].</summary>
        public readonly ArrayView<float> Chunks = chunks;
        public readonly int Rows = rows;
        public readonly int ChunkRows = chunkRows;
        public readonly int Channels = channels;
    }

    internal readonly struct TotalArguments(ArrayView<float> chunks, ArrayView<float> sums, int count, int channels)
    {
        public readonly ArrayView<float> Chunks = chunks;
        public readonly ArrayView<float> Sums = sums;
        public readonly int Count = count;
        public readonly int Channels = channels;
    }

    /// <summary>Chunks are so many rows or a multiple: four for each lane of a group on a GPU.</summary>
    private static int ChunkUnit => 4 * ChannelStrip.LanesOf(KernelCatalog.GroupSize);

    /// <summary>How many chunks so many rows are.</summary>
    public static int Chunks(int rows) => (rows + ChunkRows(rows) - 1) / ChunkRows(rows);

    /// <summary>Rows of each chunk but the last.</summary>
    public static int ChunkRows(int rows) => ((rows + (MostChunks * ChunkUnit) - 1) / (MostChunks * ChunkUnit)) * ChunkUnit;

    /// <summary>Grid.IdxY is the chunk.</summary>
    [Kernel]
    public static void Chunk(ChunkArguments a)
    {
        var strip = ChannelStrip.Of(Grid.IdxY, a.ChunkRows, a.Rows, a.Channels);
        var sum = ChannelStrip.SumRows(strip, a.X, SharedMemory.Allocate<RowSum>(KernelCatalog.GroupSize));
        ChannelStrip.StoreChunk(strip, a.Chunks, Grid.IdxY, Grid.DimY, sum.Sum);
    }

    /// <summary>A group takes some channels.</summary>
    [Kernel]
    public static void Total(TotalArguments a)
    {
        var shared = SharedMemory.Allocate<Double2>(KernelCatalog.GroupSize);
        var channel = ChannelSum.Channel;
        var sums = ChannelSum.Of(default(PlainTerm), a.Chunks, 0, a.Count, a.Channels, shared);
        if (channel < a.Channels && ChannelSum.Part == 0) a.Sums[channel] = (float)sums.X;
    }
}
