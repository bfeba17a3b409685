using SelfPlay.Games.Core;
using static SelfPlay.Arena.Tournaments.Views.TournamentText;

namespace SelfPlay.Arena.Tournaments.Views;

/// <summary>A tournament in one line.</summary>
internal static class TournamentHead
{
    public static string Of(TournamentState state)
    {
        var settings = state.Settings;
        var title = GameCatalog.Find(settings.Game)?.Title ?? settings.Game;
        return $"{title}, {Standings.FormatName(settings.Format)} of {settings.Players.Count} players, {Counted(state.Schedule.Pairings.Count, "pairing")} of {settings.Games} games";
    }
}
