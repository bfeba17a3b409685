using System.Diagnostics;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>Repeats work for a time, several times over, and says how much of it was done a second.</summary>
internal static class Rounds
{
    /// <summary>The peak is measured for this share of a round, before it.</summary>
    private const double PeakShare = 0.1;

    /// <param name="work">Does some work and returns how much.</param>
    /// <param name="settings">How long, and how many rounds.</param>
    /// <param name="cancel">Ends it all.</param>
    public static IReadOnlyList<Round> Run(Func<double> work, BenchmarkSettings settings, CancellationToken cancel) => Run([work], settings, peakThreads: 0, cancel);

    /// <summary>Several works at once, a thread each; the speed is their sum.</summary>
    /// <param name="works">Each does some work and returns how much.</param>
    /// <param name="settings">How long, and how many rounds.</param>
    /// <param name="peakThreads">Threads whose FMA peak is measured in every round; 0 for none.</param>
    /// <param name="cancel">Ends it all.</param>
    public static IReadOnlyList<Round> Run(IReadOnlyList<Func<double>> works, BenchmarkSettings settings, int peakThreads, CancellationToken cancel)
    {
        Together(works, settings.WarmUp, cancel);
        var rounds = new Round[settings.Rounds];
        foreach (ref var round in rounds.AsSpan())
        {
            var peak = Peak(settings, peakThreads, cancel);
            var (before, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            var speed = Together(works, settings.RoundLength, cancel);
            round = new Round(speed, peak, (Environment.CpuUsage.TotalTime - before) / Stopwatch.GetElapsedTime(started));
        }

        return rounds;
    }

    /// <summary>Operations a second of <see cref="FmaChains"/> on all the threads together; 0 for none.</summary>
    public static double Peak(BenchmarkSettings settings, int threads, CancellationToken cancel) =>
        threads == 0 ? 0 : Together([.. Enumerable.Repeat(FmaChains.Run, threads)], PeakShare * settings.RoundLength, cancel);

    private static double Together(IReadOnlyList<Func<double>> works, TimeSpan length, CancellationToken cancel)
    {
        double[] speeds = works.Count == 1 ? [PerSecond(works[0], length, cancel)] : Task.WhenAll(works.Select(OnItsThread)).GetAwaiter().GetResult();
        cancel.ThrowIfCancellationRequested();
        return speeds.Sum();

        Task<double> OnItsThread(Func<double> work) =>
            Task.Factory.StartNew(() => PerSecond(work, length, cancel), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static double PerSecond(Func<double> work, TimeSpan length, CancellationToken cancel)
    {
        var (done, started) = (0.0, Stopwatch.GetTimestamp());
        do
        {
            done += work();
        }
        while (Stopwatch.GetElapsedTime(started) < length && !cancel.IsCancellationRequested);
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
