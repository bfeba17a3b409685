using System.Globalization;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;
using SelfPlay.Games.Shogi.Records;

namespace SelfPlay.Arena.Boards;

/// <summary>The board with Black at the bottom, men as kanji, White's with a v before them as in game records, or as letters; the hands beside it.</summary>
public sealed class ShogiTextBoard : TextBoard<ShogiPosition>
{
    private const string Ranks = "abcdefghi";

    // In the order of the numbers of PieceKind. Promoted men need a letter of their own: T is the promoted pawn, H the horse, D the dragon.
    private const string Letters = ".PLNSBRGKTUVWHD";

    public override int Rows => Square.Size;

    public override int Columns => Square.Size;

    public override bool CanFlip => true;

    public override int SymbolWidth => 3;

    public override BoardPalette Palette { get; } = new("#101010", "#b02a20", "#e8c98c", "#e8c98c", "#d8d068", "#d8d068");

    public override string SideName(Side side) => side == Side.First ? "Black" : "White";

    public override string RowName(int row) => Ranks[row].ToString();

    public override string ColumnName(int column) => (Square.Size - column).ToString(CultureInfo.InvariantCulture);

    public override BoardCell Cell(in ShogiPosition position, int row, int column)
    {
        var square = SquareAt(row, column);
        var kind = position.KindAt(square);
        if (kind == PieceKind.None) return BoardCell.Empty;
        var side = position.SideAt(square);
        return new BoardCell(side, $"{(side == Side.First ? ' ' : 'v')}{Kanji.Symbol(kind)}", Letter(kind, side)) { Solid = $" {Kanji.Symbol(kind)}" };
    }

    public override int? Target(in ShogiPosition position, Move move)
    {
        var square = new ShogiMove(move).To;
        return (square.Rank * Square.Size) + Square.Size - 1 - square.File;
    }

    public override string Beside(in ShogiPosition position, Side side, bool ascii = false)
    {
        var hand = position.HandOf(side);
        var held = new StringBuilder();
        foreach (var kind in PieceKindExtensions.InHand)
        {
            if (!hand.Has(kind)) continue;
            if (held.Length > 0) held.Append(' ');
            held.Append(ascii ? Letter(kind, side) : Kanji.Symbol(kind).ToString());
            if (hand.Count(kind) > 1) held.Append(CultureInfo.InvariantCulture, $"{hand.Count(kind)}");
        }

        return held.ToString();
    }

    public override string Name(in ShogiPosition position, Move move) => UsiMove.Format(move);

    protected override string ReasonByRules(Line<ShogiPosition> line, int legalMoves)
    {
        ref readonly var position = ref line.Position;
        if (legalMoves == 0) return position.InCheck ? "checkmate" : "having no move";
        if (ShogiRules.MayDeclare(position)) return "the declaration of the entered king";
        return ShogiRules.ResultByRepetition(line.Positions) == Outcome.Draw ? "fourfold repetition" : "perpetual check";
    }

    private static Square SquareAt(int row, int column) => Square.At(Square.Size - 1 - column, row);

    private static string Letter(PieceKind kind, Side side)
    {
        var letter = Letters[(int)kind];
        return (side == Side.First ? letter : char.ToLowerInvariant(letter)).ToString();
    }
}
