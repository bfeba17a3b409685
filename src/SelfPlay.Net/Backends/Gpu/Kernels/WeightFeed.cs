using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Which packed weights a thread of <see cref="TensorConvolutionKernel"/> sends for next: tap by tap those for a slice of inputs, then those for the next.
/// </summary>
internal readonly struct WeightFeed(int from, int word, int tap)
{
    /// <summary>Their place in the weights.</summary>
    public readonly int From = from;

    /// <summary>Their place in a row of inputs; beyond its end there are none.</summary>
    public readonly int Word = word;

    private readonly int _tap = tap;

    /// <param name="feed">Where the thread is.</param>
    /// <param name="taps">Of the filter.</param>
    /// <param name="tapWords">Words of a tap's weights.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WeightFeed Next(WeightFeed feed, int taps, int tapWords)
    {
        int from = feed.From + tapWords, word = feed.Word, tap = feed._tap + 1;
        if (tap == taps)
        {
            tap = 0;
            word += TensorTiles.SliceWords;
            from += TensorTiles.SliceWords - (taps * tapWords);
        }

        return new WeightFeed(from, word, tap);
    }
}
