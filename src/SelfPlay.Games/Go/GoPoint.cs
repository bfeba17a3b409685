using System.Globalization;

namespace SelfPlay.Games.Go;

/// <summary>Points as players name them: a letter for the column, without I, and the row counted from the bottom: "D4".</summary>
public static class GoPoint
{
    private const string Letters = "ABCDEFGHJKLMNOPQRST";

    public static char ColumnLetter(int column) => Letters[column];

    /// <summary>The number of a row, given from the top.</summary>
    public static string Row(int row, int size) => (size - row).ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of a cell, row * size + column with row 0 at the top.</summary>
    public static string Format(int cell, int size) =>
        Letters[cell % size] + Row(cell / size, size);

    /// <summary>The cell, or null if the text names no point of the board.</summary>
    public static int? Parse(ReadOnlySpan<char> text, int size)
    {
        if (text.Length is not (2 or 3)) return null;
        var column = Letters.IndexOf(char.ToUpperInvariant(text[0]), StringComparison.Ordinal);
        if (column < 0 || column >= size) return null;
        if (!int.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row < 1 || row > size) return null;
        return ((size - row) * size) + column;
    }
}
