using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.SelfPlay;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>Self-play of the untrained network: positions per second, and where the time goes. The signature is made of the moves of a few short games.</summary>
public sealed class SelfPlayBenchmark : IBenchmark
{
    private const int SignedGames = 8;
    private const int SignedMoves = 24;

    public string Name => "selfplay";

    public BenchmarkResult Run(BenchmarkSettings settings, CancellationToken cancel)
    {
        using var networks = new NetworkPool(settings.Device, settings.Network, settings.Threads, settings.Config.SelfPlay.GamesInFlight);
        networks.Load(NetworkWeights.Initial(settings.Network, seed: 1));
        var signature = Sign(Play(Short(settings), networks, settings, SignedGames, null, cancel).Games);
        Play(settings.Config, networks, settings, int.MaxValue, settings.WarmUp, cancel);
        var (counters, _, seconds) = Play(settings.Config, networks, settings, int.MaxValue, settings.Length, cancel);
        cancel.ThrowIfCancellationRequested();
        BenchmarkFigure[] figures =
        [
            new("positions", counters.Evaluations.Asked / seconds, "/s"),
            new("in the network", 100 * counters.NetworkShare, "% of the time"),
            new("from the cache", 100 * counters.HitShare, "% of the positions"),
            new("speed", 2e-9 * counters.Evaluations.NetworkRows / seconds * NetworkLayout.MultiplyAdds(settings.Network), "GFLOP/s"),
        ];
        return new BenchmarkResult(Name, figures, signature);
    }

    private static RunConfig Short(BenchmarkSettings settings) =>
        settings.Config with { SelfPlay = settings.Config.SelfPlay with { MoveLimit = Math.Min(SignedMoves, settings.Game.MoveLimit) } };

    private static (SelfPlayCounters Counters, IReadOnlyList<GameRecord> Games, double Seconds) Play(
        RunConfig config, NetworkPool networks, BenchmarkSettings settings, int games, TimeSpan? length, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (length is { } limit) stop.CancelAfter(limit);
        var pool = SelfPlayPool.Create(settings.Game, config, settings.Threads);
        var records = new List<GameRecord>();
        var started = TimeProvider.System.GetTimestamp();
        pool.Play(new SelfPlayTask(1, 0, Source(games, config), Keep), networks.Evaluators, stop.Token);
        return (pool.Counters, records, TimeProvider.System.GetElapsedTime(started).TotalSeconds);

        void Keep(GameRecord record)
        {
            lock (records) records.Add(record);
        }
    }

    /// <summary>As many games as asked, or more than any machine plays in the time.</summary>
    private static GameSource Source(int games, RunConfig config) =>
        new([.. Enumerable.Range(0, Math.Min(games, 10_000 + (100 * config.SelfPlay.GamesInFlight)))]);

    private static Signature Sign(IReadOnlyList<GameRecord> games)
    {
        var signature = new Signature();
        foreach (var game in games.OrderBy(game => game.Index))
        {
            foreach (var move in game.Moves) signature.Add((ulong)move);
            signature.Add((ulong)game.Outcome);
        }

        return signature;
    }
}
