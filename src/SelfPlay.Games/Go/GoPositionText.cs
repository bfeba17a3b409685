using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Go;

/// <summary>Reads positions drawn as rows, and refuses those that no game reaches.</summary>
internal static class GoPositionText
{
    public static bool TryParse(string text, GoRules usual, out GoPosition position, [NotNullWhen(false)] out string? error)
    {
        position = default;
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length < 2 || !TryReadRows(fields[0], out var size, out var first, out var second))
        {
            error = $"'{text}' is no Go position; give its rows from the top and who moves, such as '9/9/2X6/9/9/9/9/9/9 w', "
                + "then, if you like, the passes just played, komi, and 'suicide' or 'situational'";
            return false;
        }

        error = size != usual.Size ? $"a board of {size} rows, and this game has {usual.Size}"
            : ReadRest(fields.AsSpan(1), usual, first, second, out position)
            ?? (GoLiberties.AnyChainHasNone(GoBoard.Of(size), first, second) ? "a chain has no liberty" : null);
        if (error is not null) error = $"'{text}' cannot be played: {error}";
        return error is null;
    }

    private static string? ReadRest(ReadOnlySpan<string> fields, GoRules usual, in PointSet first, in PointSet second, out GoPosition position)
    {
        position = default;
        if (fields[0].ToLowerInvariant() is not ("b" or "w")) return $"'{fields[0]}' moves, and only b or w can";
        var side = fields[0].Equals("b", StringComparison.OrdinalIgnoreCase) ? Side.First : Side.Second;
        var passes = 0;
        if (fields.Length > 1 && (!int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out passes) || passes > 2))
            return $"'{fields[1]}' passes were played, and 0, 1 or 2 can be";
        // Without a komi the rules are the game's; with one they are spelt out in full.
        var rules = fields.Length > 2 ? usual with { Suicide = false, Situational = false } : usual;
        if (fields.Length > 2)
        {
            if (!GoRules.TryParseKomi(fields[2], out var komi)) return $"'{fields[2]}' is no komi: give whole or half points";
            rules = rules with { Komi = komi };
        }

        for (var i = 3; i < fields.Length; i++)
        {
            if (fields[i] == "suicide") rules = rules with { Suicide = true };
            else if (fields[i] == "situational") rules = rules with { Situational = true };
            else return $"'{fields[i]}' is no rule: give suicide or situational";
        }

        position = GoPosition.FromStones(rules, first, second, side, passes);
        return null;
    }

    private static bool TryReadRows(string text, out int size, out PointSet first, out PointSet second)
    {
        (first, second) = (default, default);
        var rows = text.Split('/');
        size = rows.Length;
        if (size is < GoRules.MinSize or > GoRules.MaxSize) return false;
        for (var row = 0; row < size; row++)
        {
            if (!TryReadRow(rows[row], size, row * (size + 1), ref first, ref second)) return false;
        }

        return true;
    }

    private static bool TryReadRow(string text, int size, int bit, ref PointSet first, ref PointSet second)
    {
        var (column, empty) = (0, 0);
        foreach (var symbol in text)
        {
            if (char.IsAsciiDigit(symbol))
            {
                empty = (10 * empty) + symbol - '0';
                if (empty > size) return false;
                continue;
            }

            column += empty;
            empty = 0;
            if (column >= size) return false;
            if (symbol is 'X' or 'x') first.Add(bit + column);
            else if (symbol is 'O' or 'o') second.Add(bit + column);
            else if (symbol != '.') return false;
            column++;
        }

        return column + empty == size;
    }
}
