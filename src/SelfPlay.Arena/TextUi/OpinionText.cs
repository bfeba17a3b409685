using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Views;

namespace SelfPlay.Arena.TextUi;

/// <summary>The words, figures and bars of an <see cref="Opinion"/>, the same in every view.</summary>
internal static class OpinionText
{
    /// <summary>"White 61 %  draw 20 %  Black 19 %": whole percent that sum to 100.</summary>
    public static string Chances(Opinion opinion)
    {
        var percent = Parts(opinion.Outcome, 100);
        return $"{opinion.FirstName} {percent[0]}%  draw {percent[1]}%  {opinion.SecondName} {percent[2]}%";
    }

    /// <summary>Win, draw and loss as numbers of characters of a bar.</summary>
    public static int[] Parts(WinDrawLoss outcome, int width) => Shares.Round([outcome.Win, outcome.Draw, outcome.Loss], width);

    /// <summary>The moves in columns, the head first.</summary>
    public static IEnumerable<string> Table(Opinion opinion)
    {
        string[][] rows = [Head(opinion), .. opinion.Moves.Select(Row)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        // The first and the last column are words, those between are figures.
        return rows.Select(row => string.Join("  ", row.Select((text, column) =>
            column == 0 || column == row.Length - 1 ? text.PadRight(widths[column]) : text.PadLeft(widths[column]))).TrimEnd());
    }

    private static string[] Head(Opinion opinion) => opinion.IsSearched ? ["move", "prior", "visits", "value", "expected"] : ["move", "policy", ""];

    private static string[] Row(OpinionMove move) => move.Visits is not { } visits ? [move.Name, Percent(move), ""] :
    [
        move.Name,
        Percent(move),
        Figures.Count(visits),
        Worth(move),
        move.Line,
    ];

    private static string Percent(OpinionMove move) => Figures.Percent(move.Prior);

    private static string Worth(OpinionMove move) =>
        move.MateIn is > 0 and var win ? $"wins in {win}"
        : move.MateIn is < 0 and var loss ? $"loses in {-loss}"
        : move.Value is { } value ? $"{value:+0.00;-0.00;0.00}"
        : "";
}
