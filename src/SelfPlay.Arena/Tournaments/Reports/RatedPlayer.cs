using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Engine.Rating;

namespace SelfPlay.Arena.Tournaments.Reports;

/// <summary>A player and the rating that a chart shows.</summary>
internal sealed record RatedPlayer(TournamentPlayer Player, PlayerElo Rating)
{
    public double Low => Rating.Elo - Rating.Error95;

    public double High => Rating.Elo + Rating.Error95;

    /// <summary>"gen 12: +35 ± 20", for whoever points at it.</summary>
    public string Description => $"{Player.Name}: {ReportText.Rating(Rating)}{(Player.PinnedElo is null ? "" : " (anchor)")}";

    /// <summary>What the checkpoints of a line have in common: their run, and how they search.</summary>
    public string Run
    {
        get
        {
            var spec = PlayerSpec.Parse(Player.Spec);
            return $"{PlayerNames.RunOf(spec)} {PlayerNames.Difference(spec)}";
        }
    }

    /// <summary>Everything that a chart must have room for; an endless bar is cut where the chart ends.</summary>
    public static IEnumerable<double> Shown(IEnumerable<RatedPlayer> players) =>
        players.SelectMany(rated => new[] { rated.Rating.Elo, rated.Low, rated.High }.Where(double.IsFinite));

    private bool HasGround => Player.PinnedElo is not null || Rating.Games > 0;

    /// <summary>All but those who have not played yet.</summary>
    public static IReadOnlyList<RatedPlayer> Of(TournamentResults results) => results.Ratings is not { } ratings ? []
        : [.. results.Players.Zip(ratings.Players, (player, rating) => new RatedPlayer(player, rating)).Where(rated => double.IsFinite(rated.Rating.Elo) && rated.HasGround)];
}
