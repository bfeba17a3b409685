using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Boards;

/// <summary>Finds the rows that win on boards where a row of one player's men wins.</summary>
internal static class WinningRows
{
    private static readonly (int Down, int Right)[] Directions = [(0, 1), (1, 0), (1, 1), (1, -1)];

    /// <summary>All cells of all rows of at least <paramref name="length"/>, lowest first, each once.</summary>
    public static IReadOnlyList<int> Find<TPosition>(TextBoard<TPosition> board, in TPosition position, int length)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var cells = new SortedSet<int>();
        for (var cell = 0; cell < board.Rows * board.Columns; cell++)
        {
            foreach (var direction in Directions)
            {
                var row = RowFrom(board, position, cell, direction, length);
                if (row.Count == length) cells.UnionWith(row);
            }
        }

        return [.. cells];
    }

    /// <summary>The cells of one owner from a cell on, up to a length; none from an empty cell.</summary>
    private static List<int> RowFrom<TPosition>(TextBoard<TPosition> board, in TPosition position, int cell, (int Down, int Right) direction, int length)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var (row, column) = (cell / board.Columns, cell % board.Columns);
        var cells = new List<int>();
        if (board.Cell(position, row, column).Owner is not { } owner) return cells;
        while (cells.Count < length && row < board.Rows && column >= 0 && column < board.Columns && board.Cell(position, row, column).Owner == owner)
        {
            cells.Add((row * board.Columns) + column);
            (row, column) = (row + direction.Down, column + direction.Right);
        }

        return cells;
    }
}
