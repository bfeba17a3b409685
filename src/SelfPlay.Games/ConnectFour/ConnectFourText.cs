using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using SelfPlay.Games.Core;
using static SelfPlay.Games.ConnectFour.ConnectFourBoard;

namespace SelfPlay.Games.ConnectFour;

/// <summary>Reads positions drawn as rows, and refuses those that no game reaches.</summary>
internal static class ConnectFourText
{
    public static bool TryParse(string text, out ConnectFourPosition position, [NotNullWhen(false)] out string? error)
    {
        position = default;
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length != 2 || !TryReadRows(fields[0], out var first, out var second))
        {
            error = $"'{text}' is no Connect Four position; give six rows of seven cells from the top, then who moves, "
                + "such as '7/7/7/7/3O3/3X3 x', or the columns played, such as 44";
            return false;
        }

        position = ConnectFourPosition.FromStones(first, second);
        error = Impossibility(first, second) ?? WrongSide(fields[1], position.SideToMove);
        if (error is not null) error = $"'{text}' cannot be reached: {error}";
        return error is null;
    }

    private static bool TryReadRows(string text, out ulong first, out ulong second)
    {
        (first, second) = (0, 0);
        var rows = text.Split('/');
        if (rows.Length != Height) return false;
        for (var i = 0; i < Height; i++)
        {
            var column = 0;
            foreach (var symbol in rows[i])
            {
                var cell = column < Width ? Foot(column) << (Height - 1 - i) : 0;
                column += symbol is >= '1' and <= '7' ? symbol - '0' : 1;
                if (symbol is 'X' or 'x') first |= cell;
                else if (symbol is 'O' or 'o') second |= cell;
                else if (symbol is not ('.' or (>= '1' and <= '7'))) return false;
            }

            if (column != Width) return false;
        }

        return true;
    }

    private static string? Impossibility(ulong first, ulong second)
    {
        var occupied = first | second;
        var more = BitOperations.PopCount(first) - BitOperations.PopCount(second);
        if (more is not (0 or 1)) return "X begins, so it has as many stones as O or one more";
        if (((occupied >> 1) & All & ~occupied) != 0) return "a stone hangs above an empty cell";
        var (last, other, name) = more == 1 ? (first, second, "X") : (second, first, "O");
        if (HasFour(other)) return $"{name} moved after the other side had four in a row";
        if (HasFour(last) && !CanHaveCompleted(last, occupied)) return $"no last stone of {name} can have made its four in a row";
        return null;
    }

    /// <summary>True if one of the stones that lie on top is the one that ended the game.</summary>
    private static bool CanHaveCompleted(ulong winner, ulong occupied)
    {
        for (var column = 0; column < Width; column++)
        {
            var top = (occupied + Foot(column)) >> 1 & Column(column) & winner;
            if (top != 0 && !HasFour(winner ^ top)) return true;
        }

        return false;
    }

    private static string? WrongSide(string side, Side toMove)
    {
        var expected = toMove == Side.First ? "x" : "o";
        return side.Equals(expected, StringComparison.OrdinalIgnoreCase) ? null : $"with these stones it is {expected} to move";
    }
}
