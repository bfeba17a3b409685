using Spectre.Console;
using static SelfPlay.Engine.Views.Figures;

namespace SelfPlay.Arena.Tournaments.Views;

/// <summary>Everybody against everybody, for the terminal: the strongest first, in each cell the points of the row's player.</summary>
internal static class CrossTable
{
    /// <summary>Columns of the terminal that all but the crosses need, and that each cross needs.</summary>
    private const int Beside = 55, PerOpponent = 10;

    /// <param name="results">As they stand.</param>
    /// <param name="width">Of the terminal; opponents that do not fit are left out.</param>
    /// <param name="most">Rows that fit; the weakest are left out.</param>
    public static Table Draw(TournamentResults results, int width, int most)
    {
        var rows = StandingsRow.Of(results);
        var shown = rows.Take(Math.Max(0, (width - Beside) / PerOpponent)).ToList();
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in new[] { "", "name", "Elo", "±", "games", "score" }) table.AddColumn(new TableColumn(head) { NoWrap = true, Alignment = head == "name" ? Justify.Left : Justify.Right });
        foreach (var opponent in shown) table.AddColumn(new TableColumn($"{opponent.Rank}") { NoWrap = true, Alignment = Justify.Right });
        foreach (var row in rows.Take(most)) table.AddRow([.. Line(results, row, shown).Select(cell => new Text(cell))]);
        if (rows.Count > most) table.AddRow("", $"and {rows.Count - most} more");
        return table;
    }

    private static IEnumerable<string> Line(TournamentResults results, StandingsRow row, IReadOnlyList<StandingsRow> opponents) =>
    [
        $"{row.Rank}",
        row.Player.Name,
        row.Elo is { } rating ? TournamentText.Elo(rating) : "",
        row.Elo is { } bounded ? TournamentText.Error(row.Player, bounded) : "",
        $"{row.Games}",
        row.Games > 0 ? Percent(row.Score) : "",
        .. opponents.Select(opponent => Cell(results, row.Number, opponent.Number)),
    ];

    private static string Cell(TournamentResults results, int row, int column)
    {
        if (row == column) return "-";
        foreach (var pairing in results.Pairings)
        {
            var games = 2 * pairing.Pairs.Pairs;
            if ((pairing.First, pairing.Second) == (row, column)) return $"{games * pairing.Pairs.Score:0.#}/{games}";
            if ((pairing.First, pairing.Second) == (column, row)) return $"{games * (1 - pairing.Pairs.Score):0.#}/{games}";
        }

        return "";
    }
}
