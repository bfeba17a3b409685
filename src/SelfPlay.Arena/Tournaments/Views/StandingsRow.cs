using SelfPlay.Engine.Rating;

namespace SelfPlay.Arena.Tournaments.Views;

/// <summary>A player's line of the final table.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Number">In <see cref="TournamentResults.Players"/>.</param>
/// <param name="Player">The player.</param>
/// <param name="Elo">Null without ratings; only anchors have one without games.</param>
/// <param name="Wins">Games of whole pairs, as are the others.</param>
/// <param name="Superiority">Probability of being stronger than the next in the table; null for the last who played, and without ratings.</param>
internal sealed record StandingsRow(int Rank, int Number, TournamentPlayer Player, PlayerElo? Elo, int Wins, int Draws, int Losses, double? Superiority)
{
    public int Games => Wins + Draws + Losses;

    public double Score => Games == 0 ? 0 : (Wins + (0.5 * Draws)) / Games;

    /// <summary>The strongest first: by Elo, without ratings by score. Who has not played yet stands last, without a rating.</summary>
    public static IReadOnlyList<StandingsRow> Of(TournamentResults results)
    {
        var rows = results.Players.Select((player, number) => Unranked(results, player, number))
            .OrderBy(row => row.Games == 0)
            .ThenByDescending(row => row.Elo?.Elo ?? 0)
            .ThenByDescending(row => row.Score)
            .ThenBy(row => row.Number)
            .ToList();
        return [.. rows.Select((row, i) => row with
        {
            Rank = i + 1,
            Superiority = i + 1 < rows.Count && rows[i + 1].Games > 0 ? results.Ratings?.Superiority[row.Number][rows[i + 1].Number] : null,
        })];
    }

    private static StandingsRow Unranked(TournamentResults results, TournamentPlayer player, int number)
    {
        var (wins, draws, losses) = (0, 0, 0);
        foreach (var pairing in results.Pairings)
        {
            if (pairing.First == number) (wins, draws, losses) = (wins + pairing.Wins, draws + pairing.Draws, losses + pairing.Losses);
            if (pairing.Second == number) (wins, draws, losses) = (wins + pairing.Losses, draws + pairing.Draws, losses + pairing.Wins);
        }

        var rating = wins + draws + losses > 0 || player.PinnedElo is not null ? results.Ratings?.Players[number] : null;
        return new StandingsRow(0, number, player, rating, wins, draws, losses, null);
    }
}
