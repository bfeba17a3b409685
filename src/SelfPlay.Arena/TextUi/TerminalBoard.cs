using System.Globalization;

namespace SelfPlay.Arena.TextUi;

/// <summary>A board in colours: cells of three columns and a line, or, for small boards, of seven and three.</summary>
internal static class TerminalBoard
{
    private const string CoolColour = "#4a2c6d", HotColour = "#f0442e", WinningColour = "#2e9e44", Names = "grey";

    /// <summary>Boards of no more rows than this are drawn large.</summary>
    private const int FewRows = 4;

    public static IReadOnlyList<ScreenLine> Draw(BoardPicture board, bool ascii)
    {
        var isLarge = board.Rows.Count <= FewRows;
        var symbol = ascii ? 1 : board.SymbolWidth;
        var width = Math.Max(3, symbol + 2) + (isLarge ? 4 : 0);
        var lines = new List<ScreenLine>();
        for (var row = 0; row < board.Rows.Count; row++)
        {
            if (isLarge) lines.Add(Row(board, row, "", width, cell => new string(' ', width)));
            lines.Add(Row(board, row, board.RowNames[row], width, cell => Centred(Text(cell, board, ascii), TextWidth(cell, board, symbol), width)));
            if (isLarge) lines.Add(Row(board, row, "", width, cell => new string(' ', width)));
        }

        lines.Add(Margin(board, "") + ScreenLine.Of(string.Concat(board.ColumnNames.Select(name => Centred(name, name.Length, width))), Names));
        return lines;
    }

    private static ScreenLine Row(BoardPicture board, int row, string name, int width, Func<PictureCell, string> text)
    {
        var line = Margin(board, name);
        foreach (var cell in board.Rows[row]) line += new ScreenLine(ScreenLine.Of(text(cell), Style(board, cell)).Markup, width);
        return line;
    }

    private static ScreenLine Margin(BoardPicture board, string name)
    {
        var width = board.RowNames.Max(known => known.Length);
        return ScreenLine.Of($"{name.PadLeft(width)} ", Names);
    }

    private static string Style(BoardPicture board, PictureCell cell)
    {
        var palette = board.Palette;
        var plain = cell.IsMarked ? (cell.IsDark ? palette.LastDark : palette.LastLight) : cell.IsDark ? palette.Dark : palette.Light;
        if (board.HasHeat && cell.Heat is { } percent) return $"bold #ffffff on {Colour.Between(CoolColour, HotColour, (double)percent / Hottest(board))}";
        var ground = cell.IsWinning ? WinningColour : plain;
        var ink = cell.Content.Owner switch
        {
            Games.Core.Side.First => palette.First,
            Games.Core.Side.Second => palette.Second,
            _ => Colour.Between(ground, "#ffffff", 0.3),
        };
        return $"{ink} on {ground}";
    }

    private static int Hottest(BoardPicture board) => board.Rows.Max(row => row.Max(cell => cell.Heat ?? 0));

    private static string Text(PictureCell cell, BoardPicture board, bool ascii) =>
        board.HasHeat && cell.Heat is { } percent ? percent.ToString(CultureInfo.InvariantCulture)
        : cell.Content.Owner is not null ? (ascii ? cell.Content.Letter : cell.Content.Solid)
        : board.IsChequered ? " "
        : ascii ? cell.Content.Letter
        : string.IsNullOrWhiteSpace(cell.Content.Symbol) ? "·" : cell.Content.Symbol;

    private static int TextWidth(PictureCell cell, BoardPicture board, int symbolWidth) =>
        board.HasHeat && cell.Heat is { } percent ? percent.ToString(CultureInfo.InvariantCulture).Length
        : cell.Content.Owner is not null ? symbolWidth : 1;

    private static string Centred(string text, int textWidth, int width)
    {
        var left = (width - textWidth + 1) / 2;
        return new string(' ', left) + text + new string(' ', width - textWidth - left);
    }
}
