using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Engine.Rating;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments;

/// <summary>From finished games to results.</summary>
internal static class Standings
{
    /// <summary>Only whole pairs are rated. A test is not: it stops at a favourable moment, so its games say too much.</summary>
    public static TournamentResults Of(TournamentState state, Game game)
    {
        var settings = state.Settings;
        var pairings = Pairings(state);
        return new TournamentResults
        {
            Game = settings.Game,
            Title = $"{game.Title}, {FormatName(settings.Format)} of {settings.Players.Count} players",
            Format = FormatName(settings.Format),
            Seed = settings.Seed,
            Budget = settings.Budget.ToString(),
            Players = [.. settings.Players.Select(player => player.Player)],
            Ratings = pairings.Count > 0 && settings.Sprt is null ? Rate(state) : null,
            Pairings = pairings,
            Games = [.. state.Games],
            GamesPlanned = state.Schedule.GamesPlanned,
            Sprt = state.Sprt,
        };
    }

    public static string FormatName(TournamentFormat format) => format switch
    {
        TournamentFormat.RoundRobin => "round-robin",
        TournamentFormat.Gauntlet => "gauntlet",
        _ => "ladder",
    };

    private static List<PairingScore> Pairings(TournamentState state)
    {
        var scores = new Dictionary<Pairing, PairingScore>();
        foreach (var (game, swapped) in state.Pairs())
        {
            var pairing = new Pairing(game.First, game.Second);
            var score = scores.GetValueOrDefault(pairing, new PairingScore(pairing.First, pairing.Second, default, 0, 0, 0));
            scores[pairing] = With(With(score, game, Side.First), swapped, Side.Second) with { Pairs = score.Pairs.With(TournamentState.HalfPoints(game, swapped)) };
        }

        return [.. state.Schedule.Pairings.Where(scores.ContainsKey).Select(pairing => scores[pairing])];
    }

    private static PairingScore With(PairingScore score, TournamentGame game, Side side) => game.Outcome.ValueFor(side) switch
    {
        > 0 => score with { Wins = score.Wins + 1 },
        0 => score with { Draws = score.Draws + 1 },
        _ => score with { Losses = score.Losses + 1 },
    };

    private static EloFit Rate(TournamentState state)
    {
        var players = state.Settings.Players;
        var pinned = new Dictionary<int, double>();
        for (var i = 0; i < players.Count; i++)
        {
            if (players[i].PinnedElo is { } elo) pinned[i] = elo;
        }

        var scores = state.Pairs().SelectMany(pair => new[] { Score(pair.Game), Score(pair.Swapped) });
        return EloEstimator.Fit(players.Count, Sum(scores), pinned);
    }

    private static List<GameScore> Sum(IEnumerable<GameScore> scores) =>
        [.. scores.GroupBy(score => (score.First, score.Second)).Select(group => group.Aggregate((a, b) =>
            a with { Wins = a.Wins + b.Wins, Draws = a.Draws + b.Draws, Losses = a.Losses + b.Losses }))];

    private static GameScore Score(TournamentGame game) => game.Outcome.ValueFor(Side.First) switch
    {
        > 0 => new GameScore(game.First, game.Second, 1, 0, 0),
        0 => new GameScore(game.First, game.Second, 0, 1, 0),
        _ => new GameScore(game.First, game.Second, 0, 0, 1),
    };
}
