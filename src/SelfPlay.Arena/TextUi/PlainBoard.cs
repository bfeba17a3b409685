using System.Globalization;

namespace SelfPlay.Arena.TextUi;

/// <summary>A board as lines of text. The last move's cells stand in brackets, those of a row that won between stars.</summary>
/// <remarks>
/// <code>
/// 8  ♜ [·] ♝  ♛        8    ·   ·   3   ·
/// 7  ♟  ♟  ♟  ♟        7    ·  97   ·   ·
///    a  b  c  d             a   b   c   d
/// </code>
/// </remarks>
internal static class PlainBoard
{
    private const string EmptyPoint = "·";
    private const int HeatWidth = 4;

    public static IEnumerable<string> Lines(BoardPicture board, bool ascii)
    {
        var margin = board.RowNames.Max(name => name.Length);
        var symbol = ascii ? 1 : board.SymbolWidth;
        for (var row = 0; row < board.Rows.Count; row++)
        {
            var cells = board.Rows[row].Select(cell => board.HasHeat ? Heat(cell, ascii, symbol) : Content(cell, ascii, symbol));
            yield return $"{board.RowNames[row].PadLeft(margin)} {string.Concat(cells)}".TrimEnd();
        }

        var names = board.ColumnNames.Select(name => board.HasHeat ? name.PadLeft(HeatWidth) : $" {name}".PadRight(symbol + 2));
        yield return $"{new string(' ', margin)} {string.Concat(names)}".TrimEnd();
    }

    private static string Content(PictureCell cell, bool ascii, int symbolWidth)
    {
        var text = Text(cell, ascii) + new string(' ', symbolWidth - Width(cell, symbolWidth));
        return cell.IsWinning ? $"*{text}*" : cell.IsMarked ? $"[{text}]" : $" {text} ";
    }

    private static string Heat(PictureCell cell, bool ascii, int symbolWidth) => cell.Heat is { } percent
        ? percent.ToString(CultureInfo.InvariantCulture).PadLeft(HeatWidth)
        : new string(' ', HeatWidth - Width(cell, symbolWidth)) + Text(cell, ascii);

    /// <summary>Empty cells are drawn with one character, however wide the men are.</summary>
    private static int Width(PictureCell cell, int symbolWidth) => cell.Content.Owner is null ? 1 : symbolWidth;

    private static string Text(PictureCell cell, bool ascii) =>
        ascii ? cell.Content.Letter : string.IsNullOrWhiteSpace(cell.Content.Symbol) ? EmptyPoint : cell.Content.Symbol;
}
