using SelfPlay.Arena.Boards;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>A board ready to be drawn, turned the way it is looked at: what every view draws from.</summary>
internal sealed record BoardPicture
{
    /// <summary>Rows from the top, cells from the left.</summary>
    public required IReadOnlyList<IReadOnlyList<PictureCell>> Rows { get; init; }

    public required IReadOnlyList<string> RowNames { get; init; }

    public required IReadOnlyList<string> ColumnNames { get; init; }

    public required BoardPalette Palette { get; init; }

    public required bool IsChequered { get; init; }

    /// <summary>Terminal columns of a symbol.</summary>
    public required int SymbolWidth { get; init; }

    public bool HasHeat { get; init; }

    /// <param name="board">The game's board.</param>
    /// <param name="line">The game: its last position is drawn, its last move marked.</param>
    /// <param name="flipped">Seen from the second player's side.</param>
    /// <param name="heat">Shown instead of what stands on its cells; null for the plain board.</param>
    public static BoardPicture Of<TPosition>(TextBoard<TPosition> board, Line<TPosition> line, bool flipped, HeatMap? heat)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var position = line.Position;
        var marked = line.Ply == 0 ? [] : board.Touched(line.Positions[^2], line.Moves[^1]);
        var winning = board.WinningCells(position);
        var rows = Order(board.Rows, flipped);
        var columns = Order(board.Columns, flipped);
        return new BoardPicture
        {
            Rows = rows.ConvertAll(row => (IReadOnlyList<PictureCell>)columns.ConvertAll(column => Cell(row, column))),
            RowNames = rows.ConvertAll(board.RowName),
            ColumnNames = columns.ConvertAll(board.ColumnName),
            Palette = board.Palette,
            IsChequered = board.IsChequered,
            SymbolWidth = board.SymbolWidth,
            HasHeat = heat is not null,
        };

        PictureCell Cell(int row, int column)
        {
            var cell = (row * board.Columns) + column;
            var isDark = board.IsChequered && (row + column) % 2 != 0;
            return new PictureCell(
                board.Cell(position, row, column), isDark, marked.Contains(cell), winning.Contains(cell), heat?.Cells[cell] is > 0 and var percent ? percent : null);
        }
    }

    private static List<int> Order(int count, bool reversed) =>
        [.. Enumerable.Range(0, count).Select(i => reversed ? count - 1 - i : i)];
}
