using System.Xml.Linq;
using SelfPlay.Arena.Tournaments.Views;
using SelfPlay.Engine.Rating;
using static SelfPlay.Engine.Drawing.Markup;

namespace SelfPlay.Arena.Tournaments.Reports;

/// <summary>Everybody against everybody: in each cell the score of the row's player, on demand its pairs and what they say, and a way to its games.</summary>
internal static class CrossSection
{
    /// <summary>Null when no two players have met.</summary>
    public static XElement? Draw(TournamentResults results)
    {
        if (results.Pairings.Count == 0) return null;
        var rows = StandingsRow.Of(results);
        var scores = results.Pairings.Concat(results.Pairings.Select(Turned)).ToDictionary(pairing => (pairing.First, pairing.Second));
        return Tag(
            "section",
            With("id", "cross"),
            Tag("h2", "Cross table"),
            Tag("p", Class("note"), "Score of the player of the row. Point at a cell for its pairs of games; follow it to replay them."),
            Tag("div", Class("wide"), Tag(
                "table",
                Class("cross"),
                Tag("thead", Tag("tr", Tag("th", With("scope", "col"), "#"), Tag("th", With("scope", "col"), "Player"), rows.Select(Head))),
                Tag("tbody", rows.Select(row => Line(results, row, rows, scores))))));
    }

    private static XElement Head(StandingsRow row) => Tag("th", With("scope", "col"), With("title", row.Player.Name), With("aria-label", row.Player.Name), row.Rank);

    private static XElement Line(
        TournamentResults results, StandingsRow row, IEnumerable<StandingsRow> columns, Dictionary<(int First, int Second), PairingScore> scores) => Tag(
        "tr",
        Tag("td", row.Rank),
        Tag("th", With("scope", "row"), row.Player.Name),
        columns.Select(column => scores.GetValueOrDefault((row.Number, column.Number)) is { } score
            ? Cell(results, score)
            : Tag("td", Class(row == column ? "self" : "none"))));

    private static XElement Cell(TournamentResults results, PairingScore score)
    {
        var text = Describe(results, score);
        return Tag(
            "td",
            With("style", FormattableString.Invariant($"--share:{score.Pairs.Score:0.##}")),
            Tag(
                "a",
                With("href", "#games"),
                With("data-pair", $"{score.First} {score.Second}"),
                With("title", text),
                With("aria-label", text),
                Tag("b", ReportText.Share(score.Pairs.Score)),
                Tag("small", ReportText.Games(score.Wins, score.Draws, score.Losses))));
    }

    /// <summary>"a against b: +3 =4 −1; pairs with 0, ½, 1, 1½, 2 points: 0 1 2 1 0; Elo +35 ± 80".</summary>
    private static string Describe(TournamentResults results, PairingScore score)
    {
        var (pairs, elo) = (score.Pairs, EloMath.Of(score.Pairs));
        var names = $"{results.Players[score.First].Name} against {results.Players[score.Second].Name}";
        return $"{names}: {ReportText.Games(score.Wins, score.Draws, score.Losses)}; "
            + $"pairs with 0, ½, 1, 1½, 2 points: {pairs.Zero} {pairs.Half} {pairs.One} {pairs.OneAndHalf} {pairs.Two}; "
            + $"Elo {ReportText.Elo(elo.Elo)} {ReportText.Error(elo.Error95)}".TrimEnd();
    }

    private static PairingScore Turned(PairingScore score) =>
        new(score.Second, score.First, score.Pairs.Opposite, score.Losses, score.Draws, score.Wins);
}
