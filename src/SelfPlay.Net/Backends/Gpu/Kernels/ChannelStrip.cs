using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// How a group walks over the rows of a tensor: a thread keeps four neighbouring channels, a quad, and takes every so many-th row, so that nothing is divided on
/// the way and neighbours read neighbours. Grid.IdxX is the strip.
/// <code>
/// thread                    0       1    ..     7        8       9    ..    127
/// channel of the strip   0..3    4..7    ..  28..31    0..3    4..7   ..   28..31
/// lane                      0       0    ..     0        1       1    ..     15
/// </code>
/// </summary>
internal readonly struct ChannelStrip(int channel, int channels, int row, int end)
{
    /// <summary>Two to the third.</summary>
    private const int Quads = 8;

    /// <summary>The first one of this thread; may lie beyond the last.</summary>
    public readonly int Channel = channel;

    /// <summary>Of the tensor.</summary>
    public readonly int Channels = channels;

    /// <summary>The first one of this thread.</summary>
    public readonly int Row = row;

    /// <summary>The end of its rows; before the first where there is no channel for it.</summary>
    public readonly int End = end;

    /// <summary>Rows that a group takes at a time.</summary>
    public static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Group.DimX >> 3;
    }

    /// <summary>Which of them is this thread's.</summary>
    public static int Lane
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Group.IdxX >> 3;
    }

    /// <summary>Strips of so many channels.</summary>
    public static int Count(int channels) => (channels + (4 * Quads) - 1) / (4 * Quads);

    /// <summary>Lanes of a group of so many threads.</summary>
    public static int LanesOf(int groupSize) => groupSize / Quads;

    /// <summary>This thread's part of a tensor.</summary>
    /// <param name="part">Which of the parts of so many rows is the group's.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ChannelStrip Of(int part, int partRows, int rows, int channels)
    {
        int channel = 4 * ((Grid.IdxX * Quads) + (Group.IdxX & (Quads - 1))), first = part * partRows;
        return new ChannelStrip(channel, channels, first + Lane, channel < channels ? IntrinsicMath.Min(first + partRows, rows) : 0);
    }

    /// <summary>True where all quads are whole; the same for all threads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasWholeQuads(int channels) => (channels & 3) == 0;

    /// <summary>The quad of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Load<TQuads>(ChannelStrip strip, ArrayView<float> view, int row)
        where TQuads : struct, IQuads =>
        Float4.Load(view, (row * strip.Channels) + strip.Channel, strip.Channels - strip.Channel, default(TQuads).AreWhole);

    /// <summary>The counterpart of <see cref="Load"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TQuads>(ChannelStrip strip, ArrayView<float> view, int row, Float4 value)
        where TQuads : struct, IQuads =>
        Float4.Store(view, (row * strip.Channels) + strip.Channel, strip.Channels - strip.Channel, default(TQuads).AreWhole, value);

    /// <summary>The sum over the group's rows, for lane 0. All threads of the group must call, once in a kernel.</summary>
    /// <param name="shared">A place per thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumRows<T>(ChannelStrip strip, ArrayView<float> view, ArrayView<T> shared)
        where T : unmanaged, IRowSum<T> =>
        SumLanes(HasWholeQuads(strip.Channels) ? OfLane<T, WholeQuads>(strip, view) : OfLane<T, PartialQuads>(strip, view), shared);

    /// <summary>The sum over the lanes, for lane 0. All threads of the group must call, once in a kernel.</summary>
    /// <param name="value">This thread's part.</param>
    /// <param name="shared">A place per thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumLanes<T>(T value, ArrayView<T> shared)
        where T : unmanaged, ISummable<T> => TreeSum.Of(value, shared, Lane, Lanes, Quads);

    /// <summary>[channel][chunk]: leaves what lane 0 has for a chunk of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreChunk(ChannelStrip strip, ArrayView<float> chunks, int chunk, int count, Float4 value)
    {
        if (Lane != 0) return;
        var place = (strip.Channel * count) + chunk;
        if (strip.Channel < strip.Channels) chunks[place] = value.X;
        if (strip.Channel + 1 < strip.Channels) chunks[place + count] = value.Y;
        if (strip.Channel + 2 < strip.Channels) chunks[place + (2 * count)] = value.Z;
        if (strip.Channel + 3 < strip.Channels) chunks[place + (3 * count)] = value.W;
    }

    /// <summary>Four rows at a time hide the memory's latency.</summary>
    private static T OfLane<T, TQuads>(ChannelStrip strip, ArrayView<float> view)
        where T : unmanaged, IRowSum<T>
        where TQuads : struct, IQuads
    {
        int step = Lanes, row = strip.Row;
        var sum = T.None;
        for (; row + (3 * step) < strip.End; row += 4 * step)
        {
            Float4 a = Load<TQuads>(strip, view, row), b = Load<TQuads>(strip, view, row + step);
            Float4 c = Load<TQuads>(strip, view, row + (2 * step)), d = Load<TQuads>(strip, view, row + (3 * step));
            sum = T.Add(sum, T.OfFour(a, b, c, d));
        }

        for (; row < strip.End; row += step) sum = T.Add(sum, T.OfOne(Load<TQuads>(strip, view, row)));
        return sum;
    }
}
