using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>
/// Sums per chunk, slot and channel in scratch memory; a slot is one quantity that is being summed. Channels are padded to whole vectors, whose lanes behind the
/// last channel hold rubbish that nobody reads.
/// </summary>
internal readonly unsafe struct ChunkSums(CpuBuffer scratch, int slots, int channels)
{
    private readonly int _padded = Simd.Padded(channels);

    public static int Length(RowChunks chunks, int slots, int channels) => chunks.Count * slots * Simd.Padded(channels);

    public float* At(int chunk, int slot) => scratch.Pointer + (((chunk * slots) + slot) * _padded);

    /// <summary>Zeros a chunk's slot and returns it.</summary>
    public float* Clear(int chunk, int slot)
    {
        var sums = At(chunk, slot);
        new Span<float>(sums, _padded).Clear();
        return sums;
    }

    /// <summary>Sum over the chunks, in order.</summary>
    public double Total(RowChunks chunks, int slot, int channel)
    {
        var total = 0.0;
        for (var chunk = 0; chunk < chunks.Count; chunk++) total += At(chunk, slot)[channel];
        return total;
    }
}
