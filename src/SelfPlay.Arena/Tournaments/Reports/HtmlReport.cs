using System.Reflection;
using System.Xml.Linq;
using SelfPlay.Arena.Tournaments.Reports.Replay;
using SelfPlay.Games.Core;
using SelfPlay.Net.Serialization;
using static SelfPlay.Engine.Drawing.Markup;

namespace SelfPlay.Arena.Tournaments.Reports;

/// <summary>A tournament as one page that needs nothing else: tables, charts, and every game on a board. Equal results give equal pages.</summary>
public static class HtmlReport
{
    /// <param name="results">Finished or not.</param>
    /// <param name="game">The game that was played.</param>
    /// <param name="path">Of the page.</param>
    /// <param name="begun">Date to be shown.</param>
    public static void Write(TournamentResults results, Game game, string path, DateTimeOffset? begun = null) =>
        AtomicFile.WriteText(path, Format(results, game, begun));

    public static string Format(TournamentResults results, Game game, DateTimeOffset? begun = null)
    {
        var replay = ReplayData.Of(results, game);
        return Page(Tag("html", With("lang", "en"), Head(results), Body(results, game, begun, replay)));
    }

    private static XElement Head(TournamentResults results) => Tag(
        "head",
        Tag("meta", With("charset", "utf-8")),
        Tag("meta", With("name", "viewport"), With("content", "width=device-width, initial-scale=1")),
        Tag("meta", With("name", "color-scheme"), With("content", "light dark")),
        Tag("title", results.Title),
        Style(Resource("report.css")));

    private static XElement Body(TournamentResults results, Game game, DateTimeOffset? begun, ReplayData replay) => Tag(
        "body",
        HeadSection.Draw(results, game, begun),
        Tag(
            "main",
            RankingSection.Draw(results),
            Chart(results),
            CrossSection.Draw(results),
            ColourSection.Draw(results, replay.Board.Sides[0], replay.Board.Sides[1]),
            ReplaySection.Draw(results)),
        Tag("script", With("type", "application/json"), With("id", "data"), replay.ToJson()),
        Script(Resource("report.js")));

    private static XElement? Chart(TournamentResults results) => EloChart.Draw(results) is not { } chart ? null : Tag(
        "section",
        With("id", "elo"),
        Tag("h2", EloChart.HasLine(results) ? "Elo over training" : "Elo"),
        Tag("figure", Tag("div", Class("wide"), chart), Tag("figcaption", Class("note"), Caption(results))));

    private static string Caption(TournamentResults results) =>
        "Bars are 95 % intervals."
        + (EloChart.HasLine(results) ? " Dashed lines are players that do not learn." : "")
        + (results.Players.Any(player => player.PinnedElo is not null) ? " Anchors are held at their Elo." : "");

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
