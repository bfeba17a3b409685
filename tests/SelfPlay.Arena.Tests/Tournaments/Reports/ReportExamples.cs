using SelfPlay.Arena.Tournaments;
using SelfPlay.Engine.Rating;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Tests.Tournaments.Reports;

/// <summary>Tournaments of random players, to be reported.</summary>
internal static class ReportExamples
{
    /// <summary>A round robin of players that are called as wanted, each pair of them playing one pair of games.</summary>
    public static TournamentResults RoundRobin(Game game, params string[] names)
    {
        var pairings = names.SelectMany((_, first) => Enumerable.Range(first + 1, names.Length - first - 1).Select(second => (First: first, Second: second))).ToList();
        var games = pairings.SelectMany((pair, i) => new[]
        {
            game.Accept(new RandomGame(2 * i, pair.First, pair.Second)),
            game.Accept(new RandomGame((2 * i) + 1, pair.Second, pair.First)),
        }).ToList();
        return Empty(game, names) with
        {
            Pairings = [.. pairings.Select((pair, i) => Score(pair.First, pair.Second, games[2 * i], games[(2 * i) + 1]))],
            Games = games,
            GamesPlanned = games.Count,
        };
    }

    /// <summary>Nothing has been played yet.</summary>
    public static TournamentResults Empty(Game game, params string[] names) => new()
    {
        Game = game.Name,
        Title = $"{game.Title}, round-robin of {names.Length} players",
        Format = "round-robin",
        Seed = 7,
        Budget = "16 simulations",
        Players = [.. names.Select(name => new TournamentPlayer(name, "random", null, null, null))],
        Pairings = [],
        Games = [],
        GamesPlanned = 12,
    };

    /// <summary>Checkpoints of a run, and who else is wanted, with the ratings given.</summary>
    public static TournamentResults Rated(params (TournamentPlayer Player, double Elo, double Error)[] players)
    {
        var halves = players.Select(_ => (IReadOnlyList<double>)[.. players.Select(_ => 0.5)]).ToList();
        return Empty(GameCatalog.Find("tictactoe")!) with
        {
            Players = [.. players.Select(rated => rated.Player)],
            Ratings = new EloFit
            {
                Players = [.. players.Select(rated => new PlayerElo(rated.Elo, rated.Error, 20, 0.5))],
                FirstMoveElo = 30,
                DrawElo = 100,
                EqualDraws = 0.3,
                Superiority = halves,
            },
        };
    }

    private static PairingScore Score(int first, int second, TournamentGame game, TournamentGame swapped)
    {
        int[] values = [game.Outcome.ValueFor(Side.First), swapped.Outcome.ValueFor(Side.Second)];
        return new PairingScore(
            first, second, default(PairCounts).With(values.Sum() + 2), values.Count(value => value > 0), values.Count(value => value == 0), values.Count(value => value < 0));
    }

    private sealed class RandomGame(int number, int first, int second) : IGameVisitor<TournamentGame>
    {
        public TournamentGame Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var rng = new Rng((ulong)number);
            var line = new Line<TPosition>(game.Initial, 200);
            var (legal, texts) = (new Move[TPosition.MaxMoves], new List<string>());
            int count;
            while (line.Result(count = line.LegalMoves(legal)) == Outcome.Ongoing)
            {
                var move = legal[rng.Next(count)];
                texts.Add(game.Notation.FormatMove(line.Position, move));
                line.Play(move);
            }

            return new TournamentGame
            {
                Number = number,
                First = first,
                Second = second,
                Start = "",
                Moves = texts,
                BookPlies = 2,
                Outcome = line.Result(count),
                Reason = "an end with <, > & \"",
                Values = [.. texts.Select((_, ply) => ply % 3 == 0 ? null : (float?)((2 * rng.NextDouble()) - 1))],
                Depths = [.. texts.Select((_, ply) => ply % 5)],
                Seconds = [.. texts.Select(_ => (float)rng.NextDouble())],
            };
        }
    }
}
