using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Arena.Boards;

/// <summary>Crosses and noughts.</summary>
public sealed class TicTacToeTextBoard : TextBoard<TicTacToePosition>
{
    public override int Rows => TicTacToePosition.Size;

    public override int Columns => TicTacToePosition.Size;

    public override bool CanFlip => false;

    public override bool IsChequered => true;

    public override BoardPalette Palette { get; } = new("#e8b04a", "#7ec8e3", "#3b4252", "#2e3440", "#4c6a8f", "#3f5a7d");

    public override string SideName(Side side) => side == Side.First ? "X" : "O";

    public override string RowName(int row) => ((char)('3' - row)).ToString();

    public override string ColumnName(int column) => ((char)('a' + column)).ToString();

    public override BoardCell Cell(in TicTacToePosition position, int row, int column)
    {
        var mark = 1 << ((Columns * row) + column);
        if (((position.Own | position.Opponent) & mark) == 0) return BoardCell.Empty;
        var owner = (position.Own & mark) != 0 ? position.SideToMove : position.SideToMove.Opponent();
        return new BoardCell(owner, SideName(owner), SideName(owner));
    }

    public override int? Target(in TicTacToePosition position, Move move) => move.Value;

    public override IReadOnlyList<int> WinningCells(in TicTacToePosition position) => WinningRows.Find(this, position, length: 3);

    public override string Name(in TicTacToePosition position, Move move) => TicTacToeNotation.Instance.FormatMove(position, move);

    protected override string ReasonByRules(Line<TicTacToePosition> line, int legalMoves) =>
        line.Result(legalMoves) == Outcome.Draw ? "a full board" : "three in a row";
}
