using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Views;

/// <summary>A tournament in one line.</summary>
internal static class TournamentHead
{
    public static string Of(TournamentState state)
    {
        var settings = state.Settings;
        var title = GameCatalog.Find(settings.Game)?.Title ?? settings.Game;
        return $"{title}, {Standings.FormatName(settings.Format)} of {settings.Players.Count} players, {state.Schedule.Pairings.Count} pairings of {settings.Games} games";
    }
}
