using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Sums over the rows of a tensor, a channel each: first chunks of rows, a thread for each chunk and channel, then the chunks of a channel.</summary>
internal static class ColumnSumKernels
{
    /// <summary>Enough threads to fill a large device, and few enough chunks to be added quickly.</summary>
    public const int ChunkRows = 128;

    internal readonly struct ChunkArguments(ArrayView<float> x, ArrayView<float> chunks, int rows, int channels)
    {
        public readonly ArrayView<float> X = x;

        /// <summary>[chunk][channel].</summary>
        public readonly ArrayView<float> Chunks = chunks;
        public readonly int Rows = rows;
        public readonly int Channels = channels;
    }

    internal readonly struct TotalArguments(ArrayView<float> chunks, ArrayView<float> sums, int count, int channels)
    {
        public readonly ArrayView<float> Chunks = chunks;
        public readonly ArrayView<float> Sums = sums;
        public readonly int Count = count;
        public readonly int Channels = channels;
    }

    /// <summary>How many chunks so many rows are.</summary>
    public static int Chunks(int rows) => (rows + ChunkRows - 1) / ChunkRows;

    [Kernel]
    public static void Chunk(ChunkArguments a)
    {
        for (var at = Threads.First; at < ColumnSumKernels.Chunks(a.Rows) * a.Channels; at += Threads.Count)
        {
            int chunk = at / a.Channels, channel = at % a.Channels;
            var first = chunk * ChunkRows;
            var rows = IntrinsicMath.Min(ChunkRows, a.Rows - first);
            int place = (first * a.Channels) + channel;
            float even = 0, odd = 0;
            for (var row = 0; row + 1 < rows; row += 2)
            {
                even += a.X[place];
                odd += a.X[place + a.Channels];
                place += 2 * a.Channels;
            }

            if ((rows & 1) != 0) even += a.X[place];
            a.Chunks[at] = even + odd;
        }
    }

    /// <summary>A group takes some channels.</summary>
    [Kernel]
    public static void Total(TotalArguments a)
    {
        var shared = SharedMemory.Allocate<double>(KernelCatalog.GroupSize);
        var channel = ChannelSum.Channel;
        var sum = 0.0;
        if (channel < a.Channels)
        {
            for (var chunk = ChannelSum.Part; chunk < a.Count; chunk += ChannelSum.Parts) sum += a.Chunks[(chunk * a.Channels) + channel];
        }

        sum = ChannelSum.Of(sum, shared);
        if (channel < a.Channels && ChannelSum.Part == 0) a.Sums[channel] = (float)sum;
    }
}
