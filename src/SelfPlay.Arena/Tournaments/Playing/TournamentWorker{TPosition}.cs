using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Play.Openings;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Net.Models;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Plays batches on one thread, with players of its own; every network is loaded once. Not thread-safe.</summary>
internal sealed class TournamentWorker<TPosition>(TournamentTable<TPosition> table, RunnerOptions options) : IDisposable
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const int GamesInFlight = 64;
    private const int CachePositions = 20_000;

    private readonly Umpire<TPosition> _umpire = new(table.Game, table.Settings.Adjudication);
    private readonly Dictionary<NetworkWeights, LoadedNetwork> _networks = [];
    private readonly Dictionary<int, IPlayer<TPosition>> _players = [];
    private readonly Dictionary<int, Seat<TPosition>> _seats = [];

    /// <param name="batch">The games.</param>
    /// <param name="finished">Told of games as they end.</param>
    /// <param name="cancel">Breaks off between two moves with an exception; the games that go on are lost.</param>
    public void Play(GameBatch batch, Action<IReadOnlyList<TournamentGame>> finished, CancellationToken cancel)
    {
        var games = batch.Games.Select(Open).ToList();
        if (!batch.InStep) PlaySingly(games, finished, cancel);
        else
        {
            Match.Play<TPosition, ArenaGame<TPosition>>(
                PlayerOf(batch.Pairing.First), PlayerOf(batch.Pairing.Second), games, ended => finished([.. ended.Select(game => game.ToRecord())]), cancel);
        }
    }

    public void Dispose()
    {
        foreach (var seat in _seats.Values.OfType<IDisposable>()) seat.Dispose();
        foreach (var network in _networks.Values) network.Dispose();
    }

    private ArenaGame<TPosition> Open(ScheduledGame game) =>
        new(game, table.Openings.At(game.Round), table.MoveLimit, table.Settings.Seed, _umpire, table.Game);

    private void PlaySingly(List<ArenaGame<TPosition>> games, Action<IReadOnlyList<TournamentGame>> finished, CancellationToken cancel)
    {
        var (margin, patience) = (TimeSpan.FromSeconds(table.Settings.MarginSeconds), TimeSpan.FromSeconds(table.Settings.HangSeconds));
        foreach (var game in games)
        {
            int[] numbers = [game.Scheduled.First, game.Scheduled.Second];
            var players = numbers.Select(number => table.Players[number]).ToArray();
            var clock = new GameClock(players[0].Budget, players[1].Budget, margin, patience);
            Referee<TPosition>.Play(game, [.. numbers.Select(SeatOf)], [.. players.Select(player => player.Name)], clock, cancel);
            finished([game.ToRecord()]);
        }
    }

    private IPlayer<TPosition> PlayerOf(int number)
    {
        if (!_players.TryGetValue(number, out var player))
            _players[number] = player = new TimedPlayer<TPosition>(CreatePlayer(table.Players[number]), options.Time);
        return player;
    }

    private Seat<TPosition> SeatOf(int number)
    {
        if (!_seats.TryGetValue(number, out var seat)) _seats[number] = seat = CreateSeat(number, table.Players[number]);
        return seat;
    }

    private IPlayer<TPosition> CreatePlayer(Contestant player) => player.Spec.Kind switch
    {
        PlayerKind.Random => new RandomPlayer<TPosition>(),
        PlayerKind.Greedy => new GreedyPlayer<TPosition>(table.Game),
        PlayerKind.Solver => new SolverPlayer<TPosition>(table.Game.CreateSolver!()),
        _ => new NetPlayer<TPosition>(
            table.Game.Encoder,
            NetworkOf(player).Evaluator,
            new SearchConfig { Kind = player.Spec.Search },
            player.Budget.Simulations ?? 0,
            GamesInFlight,
            CachePositions,
            player.Spec.Temperature),
    };

    private Seat<TPosition> CreateSeat(int number, Contestant player)
    {
        if (player.Spec.Kind == PlayerKind.Program) return new ForeignSeat<TPosition>(player.Name, options.CreateEngine(player.Spec), table.Game.Notation);
        return player.Budget.IsTimed
            ? new AnalystSeat<TPosition>(table.Game, NetworkOf(player).Evaluator, options.Time)
            : new PlayerSeat<TPosition>(PlayerOf(number));
    }

    private LoadedNetwork NetworkOf(Contestant player)
    {
        var weights = player.Weights!;
        if (!_networks.TryGetValue(weights, out var network))
            _networks[weights] = network = new LoadedNetwork(options.Device, threads: 1, weights, GamesInFlight);
        return network;
    }
}
