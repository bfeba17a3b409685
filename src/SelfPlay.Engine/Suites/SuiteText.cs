using SelfPlay.Engine.Views;

namespace SelfPlay.Engine.Suites;

/// <summary>Answers and scores as people read them.</summary>
public static class SuiteText
{
    /// <summary>A line a position: what was asked, what the raw policy says, what the search played.</summary>
    public static IEnumerable<string> Lines(SuiteResult result) =>
        result.Answers.Select(answer => $"{result.Score.Name}:{answer.Line}  {answer.Name}  {answer.Asked}  {Policy(answer)}{Search(answer)}{Value(answer)}");

    /// <summary>A row a suite, and one for all where there are several. Shares are out of the positions that could be judged.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<SuiteScore> scores)
    {
        List<SuiteScore> rows = scores.Count > 1 ? [.. scores, SuiteScore.Sum("all", scores)] : [.. scores];
        var cells = new List<string[]> { Head(rows) };
        cells.AddRange(rows.Select(row => Row(row, rows)));
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length)).ToList();
        return cells.Select(row => string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
    }

    private static string[] Head(List<SuiteScore> rows) =>
    [
        "suite", "positions", "solved by policy", "top-1", "top-3", "top-5",
        .. HasSearch(rows) ? ["solved by search", ""] : Array.Empty<string>(),
        .. HasValues(rows) ? ["result expected", ""] : Array.Empty<string>(),
    ];

    private static string[] Row(SuiteScore row, List<SuiteScore> rows) =>
    [
        row.Name, Figures.Count(row.Positions), Of(row.Top1, row.Judged), Share(row.Top1, row.Judged), Share(row.Top3, row.Judged), Share(row.Top5, row.Judged),
        .. HasSearch(rows) ? [Of(row.Searched ?? 0, row.Judged), Share(row.Searched ?? 0, row.Judged)] : Array.Empty<string>(),
        .. HasValues(rows) ? [Of(row.ValuesRight, row.Valued), Share(row.ValuesRight, row.Valued)] : Array.Empty<string>(),
    ];

    private static bool HasSearch(List<SuiteScore> rows) => rows.Exists(row => row.Searched is not null);

    private static bool HasValues(List<SuiteScore> rows) => rows.Exists(row => row.Valued > 0);

    private static string Of(int part, int whole) => $"{part} / {whole}";

    private static string Share(int part, int whole) => whole == 0 ? "-" : Figures.Percent((double)part / whole);

    private static string Policy(SuiteAnswer answer) => answer.PassedOver is { } reason
        ? $"policy {answer.PolicyMove} {Figures.Percent(answer.PolicyShare)} (not judged: {reason})"
        : $"policy {answer.PolicyMove} {Figures.Percent(answer.PolicyShare)} {(answer.Rank is { } rank ? rank == 1 ? "solved" : $"wrong, solved by its choice {rank}" : "wrong")}";

    private static string Search(SuiteAnswer answer) => answer.SearchMove is null
        ? ""
        : $"  search {answer.SearchMove}{answer.SearchSolves switch { true => " solved", false => " wrong", null => "" }}";

    private static string Value(SuiteAnswer answer) => answer.ValueIsRight is { } right ? $"  value {answer.Value:+0.00;-0.00;0.00} {(right ? "right" : "wrong")}" : "";
}
