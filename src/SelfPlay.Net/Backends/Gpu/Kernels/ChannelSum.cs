using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Sums over the chunks of several channels by one group, in a fixed order. Neighbouring threads have neighbouring channels.
/// <code>
/// thread      0         1         2         3         4         5    ..  127
/// channel     0         1         2         3         0         1    ..    3
/// part        0         0         0         0         1         1    ..   31
/// </code>
/// </summary>
internal static class ChannelSum
{
    /// <summary>Two to the second.</summary>
    public const int Channels = 4;

    /// <summary>Threads of a channel.</summary>
    public static int Parts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Group.DimX >> 2;
    }

    /// <summary>The channel of this thread; may lie beyond the last.</summary>
    public static int Channel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Grid.IdxX * Channels) + (Group.IdxX & (Channels - 1));
    }

    /// <summary>Which of the channel's threads this is.</summary>
    public static int Part
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Group.IdxX >> 2;
    }

    public static int Groups(int channels) => (channels + Channels - 1) / Channels;

    /// <summary>
    /// The sums over the chunks of a channel, for its part 0. All threads of the group must call, once in a kernel. Four chunks at a time hide the memory's
    /// latency.
    /// </summary>
    /// <param name="chunks">[channel][chunk], the first numbers.</param>
    /// <param name="second">Where the second numbers begin.</param>
    /// <param name="shared">A place per thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double2 Of<TTerm>(TTerm term, ArrayView<float> chunks, int second, int count, int channels, ArrayView<Double2> shared)
        where TTerm : struct, IChunkTerm<TTerm>
    {
        int step = Parts, chunk = Part, end = Channel < channels ? count : 0, first = Channel * count;
        var sum = new Double2(0, 0);
        for (; chunk + (3 * step) < end; chunk += 4 * step)
        {
            var place = first + chunk;
            float a0 = chunks[place], a1 = chunks[place + step], a2 = chunks[place + (2 * step)], a3 = chunks[place + (3 * step)];
            place += second;
            float b0 = chunks[place], b1 = chunks[place + step], b2 = chunks[place + (2 * step)], b3 = chunks[place + (3 * step)];
            var early = Double2.Add(TTerm.Of(term, chunk, a0, b0), TTerm.Of(term, chunk + step, a1, b1));
            var late = Double2.Add(TTerm.Of(term, chunk + (2 * step), a2, b2), TTerm.Of(term, chunk + (3 * step), a3, b3));
            sum = Double2.Add(sum, Double2.Add(early, late));
        }

        for (; chunk < end; chunk += step) sum = Double2.Add(sum, TTerm.Of(term, chunk, chunks[first + chunk], chunks[second + first + chunk]));
        return TreeSum.Of(sum, shared, Part, Parts, Channels);
    }
}
