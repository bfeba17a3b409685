using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Boards;

/// <summary>Stones on the points of a board of any size.</summary>
public sealed class GoTextBoard(GoRules rules) : TextBoard<GoPosition>
{
    private readonly GoNotation _notation = new(rules);

    public override int Rows => rules.Size;

    public override int Columns => rules.Size;

    public override bool CanFlip => true;

    public override BoardPalette Palette { get; } = new("#111111", "#f7f7f2", "#d9ae6a", "#d9ae6a", "#e8cf92", "#e8cf92");

    public override string SideName(Side side) => side == Side.First ? "Black" : "White";

    public override string RowName(int row) => GoPoint.Row(row, rules.Size);

    public override string ColumnName(int column) => GoPoint.ColumnLetter(column).ToString();

    public override BoardCell Cell(in GoPosition position, int row, int column) =>
        position.StoneAt((row * rules.Size) + column) is not { } owner ? BoardCell.Empty
        : new BoardCell(owner, owner == Side.First ? "●" : "○", owner == Side.First ? "X" : "O") { Solid = "●" };

    public override int? Target(in GoPosition position, Move move) => move == position.Pass ? null : move.Value;

    /// <summary>The area of a side as the board stands, komi included.</summary>
    public override string Beside(in GoPosition position, Side side, bool ascii = false)
    {
        var (first, second) = GoScore.Area(position);
        return side == Side.First ? $"{first}" : $"{second} + {rules.KomiText} komi";
    }

    public override string Name(in GoPosition position, Move move) => _notation.FormatMove(position, move);

    protected override string ReasonByRules(Line<GoPosition> line, int legalMoves)
    {
        var half = Math.Abs(GoScore.HalfPoints(line.Position));
        return half == 0 ? "equal areas" : FormattableString.Invariant($"{half / 2.0} points");
    }
}
