using System.Diagnostics;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>Repeats work for a time and says how much was done a second.</summary>
internal static class Stopwatches
{
    /// <param name="work">Does some work and returns how much.</param>
    /// <param name="warmUp">Time that is not counted.</param>
    /// <param name="length">Time that is.</param>
    /// <param name="cancel">Ends it all.</param>
    public static double PerSecond(Func<double> work, TimeSpan warmUp, TimeSpan length, CancellationToken cancel)
    {
        Repeat(work, warmUp, cancel);
        var (done, elapsed) = Repeat(work, length, cancel);
        return done / elapsed.TotalSeconds;
    }

    /// <summary>The same on several threads at once, their sum.</summary>
    public static double PerSecond(IReadOnlyList<Func<double>> works, TimeSpan warmUp, TimeSpan length, CancellationToken cancel)
    {
        var speeds = new double[works.Count];
        Parallel.For(0, works.Count, new ParallelOptions { MaxDegreeOfParallelism = works.Count }, i => speeds[i] = PerSecond(works[i], warmUp, length, cancel));
        cancel.ThrowIfCancellationRequested();
        return speeds.Sum();
    }

    private static (double Done, TimeSpan Elapsed) Repeat(Func<double> work, TimeSpan length, CancellationToken cancel)
    {
        var (done, started) = (0.0, Stopwatch.GetTimestamp());
        do
        {
            done += work();
        }
        while (Stopwatch.GetElapsedTime(started) < length && !cancel.IsCancellationRequested);
        return (done, Stopwatch.GetElapsedTime(started));
    }
}
