using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Boards;

/// <summary>Discs in a frame of six rows and seven columns.</summary>
public sealed class ConnectFourTextBoard : TextBoard<ConnectFourPosition>
{
    public override int Rows => ConnectFourPosition.Rows;

    public override int Columns => ConnectFourPosition.Columns;

    public override bool CanFlip => false;

    public override BoardPalette Palette { get; } = new("#ff5c57", "#ffd23f", "#1d3f8f", "#1d3f8f", "#3f6fd8", "#3f6fd8");

    public override string SideName(Side side) => side == Side.First ? "X" : "O";

    public override string RowName(int row) => "";

    public override string ColumnName(int column) => ((char)('1' + column)).ToString();

    public override BoardCell Cell(in ConnectFourPosition position, int row, int column) =>
        position.StoneAt(row, column) is not { } owner ? BoardCell.Empty
        : new BoardCell(owner, owner == Side.First ? "●" : "○", SideName(owner)) { Solid = "●" };

    public override int? Target(in ConnectFourPosition position, Move move)
    {
        var row = Rows - 1;
        while (position.StoneAt(row, move.Value) is not null) row--;
        return (row * Columns) + move.Value;
    }

    public override IReadOnlyList<int> WinningCells(in ConnectFourPosition position) => WinningRows.Find(this, position, length: 4);

    public override string Name(in ConnectFourPosition position, Move move) => ConnectFourNotation.Instance.FormatMove(position, move);

    protected override string ReasonByRules(Line<ConnectFourPosition> line, int legalMoves) =>
        line.Result(legalMoves) == Outcome.Draw ? "a full board" : "four in a row";
}
