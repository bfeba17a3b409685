using System.Globalization;
using System.Xml.Linq;
using SelfPlay.Arena.Tournaments.Views;
using SelfPlay.Engine.Views;
using SelfPlay.Games.Core;
using static SelfPlay.Engine.Drawing.Markup;

namespace SelfPlay.Arena.Tournaments.Reports;

/// <summary>What was played, how, and how far it is.</summary>
internal static class HeadSection
{
    public static XElement Draw(TournamentResults results, Game game, DateTimeOffset? begun) => Tag(
        "header",
        Tag("h1", results.Title),
        Tag("dl", Facts(results, game, begun).Select(fact => Tag("div", Tag("dt", fact.Name), Tag("dd", fact.Value)))),
        results.Sprt is { } test ? Tag("p", Class("note"), TournamentText.Test(test, results.Players[0].Name, results.Players[1].Name)) : null);

    private static IEnumerable<(string Name, string Value)> Facts(TournamentResults results, Game game, DateTimeOffset? begun)
    {
        yield return ("Game", game.Title);
        yield return ("Format", results.Format);
        yield return ("Budget", results.Budget);
        yield return ("Games", Progress(results));
        if (results.Ratings is { } fit && results.Games.Count > 0) yield return ("Moving first", $"{ReportText.Elo(fit.FirstMoveElo)} Elo");
        yield return ("Seed", results.Seed.ToString(CultureInfo.InvariantCulture));
        if (begun is { } date) yield return ("Begun", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static string Progress(TournamentResults results)
    {
        var played = Figures.Count(results.Games.Count);
        return results.Games.Count == results.GamesPlanned ? played : $"{played} of {Figures.Count(results.GamesPlanned)}";
    }
}
