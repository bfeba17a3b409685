using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Replay;

/// <summary>How much of the past is learnt from, and how often.</summary>
public static class ReplayWindow
{
    /// <summary>
    /// Samples to keep of <paramref name="total"/> made so far, by KataGo's power law (Wu 2019, arXiv:1902.10565, appendix C):
    /// everything up to M, then M + w (N^e - M^e) / (e M^(e-1)), whose slope at M is w.
    /// </summary>
    public static int Size(long total, ReplayConfig config)
    {
        double start = config.WindowStart, exponent = config.WindowExponent;
        var size = total <= config.WindowStart
            ? total
            : start + (config.WindowShare * (Math.Pow(total, exponent) - Math.Pow(start, exponent)) / (exponent * Math.Pow(start, exponent - 1)));
        return (int)Math.Min(Math.Min(size, total), config.WindowLimit);
    }

    /// <summary>Optimiser steps in which as many samples take part as <paramref name="reuse"/> times the new ones; at least one if there
    /// are any.</summary>
    public static int StepsFor(int newSamples, int batchSize, float reuse) =>
        newSamples == 0 ? 0 : Math.Max(1, (int)Math.Round((double)newSamples * reuse / batchSize));
}
