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
        using var networks = new NetworkPool(() => settings.OpenBackend(threads: 1), settings.Network, settings.Threads, settings.Config.SelfPlay.InFlightOn(settings.Threads));
        networks.Load(NetworkWeights.Initial(settings.Network, seed: 1));
        var signature = Sign(PlayShort(settings, networks, cancel));
        var peak = settings.RunsOnCpu ? Enumerable.Range(0, settings.Rounds).Max(_ => Rounds.Peak(settings, settings.Threads, cancel)) : 0;
        var rounds = SelfPlayRounds.Run(settings, networks.Evaluators, cancel);
        var figures = new List<BenchmarkFigure>
        {
            Figures.Speed("positions", [.. rounds.Select(round => round.OfPositions(peak))], "/s"),
            new("in the network", Spread.Of(rounds.Select(round => 100 * round.Counters.NetworkShare)), "% of the time"),
            new("from the cache", Spread.Of(rounds.Select(round => 100 * round.Counters.HitShare)), "% of the positions"),
        };
        Round[] ofNetwork = [.. rounds.Select(round => round.OfNetworkRows(peak))];
        figures.AddRange(Figures.Arithmetic(ofNetwork, NetworkLayout.MultiplyAdds(settings.Network)));
        figures.Add(Figures.Processors(ofNetwork));
        return new BenchmarkResult(Name, figures, signature);
    }

    private static List<GameRecord> PlayShort(BenchmarkSettings settings, NetworkPool networks, CancellationToken cancel)
    {
        var config = settings.Config with { SelfPlay = settings.Config.SelfPlay with { MoveLimit = Math.Min(SignedMoves, settings.Game.MoveLimit) } };
        var records = new List<GameRecord>();
        SelfPlayPool.Create(settings.Game, config, settings.Threads)
            .Play(new SelfPlayTask(1, 0, new GameSource([.. Enumerable.Range(0, SignedGames)]), Keep), networks.Evaluators, cancel);
        cancel.ThrowIfCancellationRequested();
        return records;

        void Keep(GameRecord record)
        {
            lock (records) records.Add(record);
        }
    }

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
