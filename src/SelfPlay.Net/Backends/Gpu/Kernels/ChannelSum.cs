using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Sums of several channels by one group, in a fixed order. Neighbouring threads have neighbouring channels.
/// <code>
/// thread      0         1         2         3         4         5    ..  127
/// channel     0         1         2         3         0         1    ..    3
/// part        0         0         0         0         1         1    ..   31
/// </code>
/// </summary>
internal static class ChannelSum
{
    public const int Channels = 4;

    /// <summary>Threads of a channel.</summary>
    public static int Parts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Group.DimX / Channels;
    }

    /// <summary>The channel of this thread; may lie beyond the last.</summary>
    public static int Channel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Grid.IdxX * Channels) + (Group.IdxX % Channels);
    }

    /// <summary>Which of the channel's threads this is.</summary>
    public static int Part
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Group.IdxX / Channels;
    }

    public static int Groups(int channels) => (channels + Channels - 1) / Channels;

    /// <summary>The sum over the threads of a channel, for all of them. All threads of the group must call.</summary>
    /// <param name="value">This thread's part.</param>
    /// <param name="shared">A place per thread.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double value, ArrayView<double> shared)
    {
        shared[Group.IdxX] = value;
        Group.Barrier();
        var place = Group.IdxX % Channels;
        var total = 0.0;
        for (var part = 0; part < Parts; part++)
        {
            total += shared[place];
            place += Channels;
        }

        Group.Barrier();
        return total;
    }
}
