using System.Xml.Linq;
using SelfPlay.Arena.Tournaments.Views;
using SelfPlay.Games.Core;
using static SelfPlay.Engine.Drawing.Markup;

namespace SelfPlay.Arena.Tournaments.Reports;

/// <summary>What moving first is worth and how much is drawn, for everybody and in all games.</summary>
internal static class ColourSection
{
    /// <summary>Null when no game was played.</summary>
    /// <param name="results">The games.</param>
    /// <param name="first">What the player who moves first is called.</param>
    /// <param name="second">The other.</param>
    public static XElement? Draw(TournamentResults results, string first, string second) => results.Games.Count == 0 ? null : Tag(
        "section",
        With("id", "colours"),
        Tag("h2", "Colours and draws"),
        Tag("div", Class("wide"), Tag(
            "table",
            Class("colours"),
            Tag("thead", Tag("tr", new[] { "Player", $"Score as {first}", $"Score as {second}", "Draws" }.Select(head => Tag("th", With("scope", "col"), head)))),
            Tag(
                "tbody",
                Line("All games", results.Games, results.Games, results.Games),
                StandingsRow.Of(results).Select(row => Line(row.Player.Name, row.Number, results.Games))))));

    private static XElement Line(string name, int player, IReadOnlyList<TournamentGame> games)
    {
        var (first, second) = (games.Where(game => game.First == player).ToList(), games.Where(game => game.Second == player).ToList());
        return Line(name, first, second, [.. first, .. second]);
    }

    private static XElement Line(string name, IReadOnlyList<TournamentGame> asFirst, IReadOnlyList<TournamentGame> asSecond, IReadOnlyList<TournamentGame> all) => Tag(
        "tr",
        Tag("th", With("scope", "row"), name),
        Bar("first", asFirst, game => Score(game, Side.First)),
        Bar("second", asSecond, game => Score(game, Side.Second)),
        Bar("drawn", all, game => game.Outcome == Outcome.Draw ? 1 : 0));

    private static double Score(TournamentGame game, Side side) => (1 + game.Outcome.ValueFor(side)) / 2.0;

    private static XElement Bar(string name, IReadOnlyList<TournamentGame> games, Func<TournamentGame, double> share)
    {
        if (games.Count == 0) return Tag("td");
        var mean = games.Average(share);
        return Tag(
            "td",
            With("title", $"{games.Count} games"),
            Tag("span", Class("meter"), Tag("span", Class(name), With("style", FormattableString.Invariant($"width:{100 * mean:0.#}%")))),
            Tag("span", Class("share"), ReportText.Share(mean)));
    }
}
