using System.Diagnostics;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.SelfPlay;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>Plays games without end and reads the counters from time to time: games go on over the rounds, as in training.</summary>
internal static class SelfPlayRounds
{
    /// <summary>More games than are in flight, so that the sources are not asked for all the time.</summary>
    private const int GamesAtOnce = 100_000;

    /// <param name="settings">Game, config and rounds.</param>
    /// <param name="evaluators">The network, an instance a thread.</param>
    /// <param name="cancel">Ends it all.</param>
    public static IReadOnlyList<SelfPlayRound> Run(BenchmarkSettings settings, IReadOnlyList<IEvaluator> evaluators, CancellationToken cancel)
    {
        var pool = SelfPlayPool.Create(settings.Game, settings.Config, evaluators.Count);
        // Whatever happens, nobody may play on with networks that are gone.
        using var play = new BackgroundWork(stop => PlayOn(pool, evaluators, stop), cancel);
        Watch(pool, play, settings.WarmUp, cancel);
        return [.. Enumerable.Range(0, settings.Rounds).Select(_ => Watch(pool, play, settings.RoundLength, cancel))];
    }

    private static void PlayOn(SelfPlayPool pool, IReadOnlyList<IEvaluator> evaluators, CancellationToken stop)
    {
        for (var generation = 1; !stop.IsCancellationRequested; generation++)
            pool.Play(new SelfPlayTask(generation, 0, new GameSource([.. Enumerable.Range(0, GamesAtOnce)]), static _ => { }), evaluators, stop);
    }

    private static SelfPlayRound Watch(SelfPlayPool pool, BackgroundWork play, TimeSpan length, CancellationToken cancel)
    {
        var (before, processor, started) = (pool.Counters, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        play.Wait(length); // it ends by itself only to throw, or when it is cancelled
        cancel.ThrowIfCancellationRequested();
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new SelfPlayRound(pool.Counters - before, elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor) / elapsed);
    }
}
