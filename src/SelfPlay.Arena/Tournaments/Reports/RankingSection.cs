using System.Xml.Linq;
using SelfPlay.Arena.Tournaments.Views;
using static SelfPlay.Engine.Drawing.Markup;

namespace SelfPlay.Arena.Tournaments.Reports;

/// <summary>Who is how strong: a line per player, the strongest first.</summary>
internal static class RankingSection
{
    private static readonly (string Name, string Title)[] Columns =
    [
        ("#", "Rank"),
        ("Player", "Name, and how it was named"),
        ("Elo", "Maximum likelihood Elo"),
        ("95 %", "Half the width of the interval that holds the true Elo with 95 %"),
        ("Games", "Games of finished pairs"),
        ("Score", "Mean score of a game"),
        ("Won, drawn, lost", "Games won, drawn and lost"),
        ("Draws", "Share of drawn games"),
        ("LOS", "Likelihood of superiority over the next in the table"),
    ];

    public static XElement Draw(TournamentResults results) => Tag(
        "section",
        With("id", "ranking"),
        Tag("h2", "Ranking"),
        Tag("div", Class("wide"), Tag(
            "table",
            Class("ranking"),
            Tag("thead", Tag("tr", Columns.Select(column => Tag("th", With("scope", "col"), With("title", column.Title), column.Name)))),
            Tag("tbody", StandingsRow.Of(results).Select(Line)))));

    private static XElement Line(StandingsRow row) => Tag(
        "tr",
        Tag("td", row.Rank),
        Tag("th", With("scope", "row"), With("title", row.Player.Spec), row.Player.Name),
        Tag("td", Class("strong"), row.Elo is { } rating ? ReportText.Elo(rating.Elo) : "–"),
        Tag("td", row.Player.PinnedElo is not null ? "anchor" : row.Elo is { } rated ? ReportText.Error(rated.Error95) : ""),
        Tag("td", row.Games),
        Tag("td", row.Games > 0 ? ReportText.Share(row.Score) : ""),
        Tag("td", Bars(row.Wins, row.Draws, row.Losses)),
        Tag("td", ReportText.Share(row.Draws, row.Games)),
        Tag("td", row.Superiority is { } superiority ? ReportText.Share(superiority) : ""));

    /// <summary>Three bars in one, as wide as the games won, drawn and lost.</summary>
    private static XElement? Bars(int wins, int draws, int losses)
    {
        if (wins + draws + losses == 0) return null;
        (string Name, int Count)[] parts = [("won", wins), ("drawn", draws), ("lost", losses)];
        return Tag(
            "span",
            Class("bars"),
            With("title", ReportText.Games(wins, draws, losses)),
            parts.Where(part => part.Count > 0).Select(part => Tag("span", Class(part.Name), With("style", $"flex-grow:{part.Count}"), part.Count)));
    }
}
