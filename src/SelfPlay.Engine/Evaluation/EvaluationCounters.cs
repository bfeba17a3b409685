namespace SelfPlay.Engine.Evaluation;

/// <summary>What an <see cref="EvaluationQueue{TPosition}"/> has done, or several of them together.</summary>
/// <param name="Asked">Positions asked for.</param>
/// <param name="Hits">Of these, answered by the cache or by a row already in the batch.</param>
/// <param name="NetworkTicks">Time inside the evaluator, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</param>
public readonly record struct EvaluationCounters(long Asked, long Hits, long NetworkTicks)
{
    /// <summary>Positions that went through the network.</summary>
    public long NetworkRows => Asked - Hits;

    public static EvaluationCounters operator +(EvaluationCounters a, EvaluationCounters b) =>
        new(a.Asked + b.Asked, a.Hits + b.Hits, a.NetworkTicks + b.NetworkTicks);

    public static EvaluationCounters operator -(EvaluationCounters a, EvaluationCounters b) =>
        new(a.Asked - b.Asked, a.Hits - b.Hits, a.NetworkTicks - b.NetworkTicks);

    public static EvaluationCounters Add(EvaluationCounters left, EvaluationCounters right) => left + right;

    public static EvaluationCounters Subtract(EvaluationCounters left, EvaluationCounters right) => left - right;
}
