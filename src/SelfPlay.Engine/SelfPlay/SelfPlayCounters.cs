using System.Diagnostics;
using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Engine.SelfPlay;

/// <summary>How far self-play has come and where its time goes. Sums over the threads.</summary>
/// <param name="Games">Finished.</param>
/// <param name="Evaluations">Positions asked for, hits, time in the network.</param>
/// <param name="WorkTicks">Time that the threads have been at work, in ticks of <see cref="Stopwatch"/>.</param>
public readonly record struct SelfPlayCounters(long Games, EvaluationCounters Evaluations, long WorkTicks)
{
    /// <summary>Share of the work that is inside the network.</summary>
    public double NetworkShare => WorkTicks == 0 ? 0 : (double)Evaluations.NetworkTicks / WorkTicks;

    public double HitShare => Evaluations.Asked == 0 ? 0 : (double)Evaluations.Hits / Evaluations.Asked;

    public static SelfPlayCounters operator +(SelfPlayCounters a, SelfPlayCounters b) =>
        new(a.Games + b.Games, a.Evaluations + b.Evaluations, a.WorkTicks + b.WorkTicks);

    public static SelfPlayCounters operator -(SelfPlayCounters a, SelfPlayCounters b) =>
        new(a.Games - b.Games, a.Evaluations - b.Evaluations, a.WorkTicks - b.WorkTicks);

    public static SelfPlayCounters Add(SelfPlayCounters left, SelfPlayCounters right) => left + right;

    public static SelfPlayCounters Subtract(SelfPlayCounters left, SelfPlayCounters right) => left - right;
}
