using SelfPlay.Engine.SelfPlay;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>What self-play did in one of several equal spans of time.</summary>
/// <param name="Counters">Of this span alone.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Processors">As in <see cref="Round"/>.</param>
internal readonly record struct SelfPlayRound(SelfPlayCounters Counters, double Seconds, double Processors)
{
    /// <param name="peak">As in <see cref="Round"/>.</param>
    public Round OfPositions(double peak) => new(Counters.Evaluations.Asked / Seconds, peak, Processors);

    public Round OfNetworkRows(double peak) => new(Counters.Evaluations.NetworkRows / Seconds, peak, Processors);
}
