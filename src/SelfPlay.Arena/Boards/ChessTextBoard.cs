using System.Numerics;
using System.Text;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Boards;

/// <summary>The chequered board with White at the bottom; beside it the captured men and who has more.</summary>
public sealed class ChessTextBoard : TextBoard<ChessPosition>
{
    private const int Size = 8;

    /// <summary>Kinds, the symbols of White's and Black's, how many a side has at the start, and their worth in pawns.</summary>
    private static readonly (PieceKind Kind, string White, string Black, int Count, int Worth)[] Men =
    [
        (PieceKind.Queen, "♕", "♛", 1, 9),
        (PieceKind.Rook, "♖", "♜", 2, 5),
        (PieceKind.Bishop, "♗", "♝", 2, 3),
        (PieceKind.Knight, "♘", "♞", 2, 3),
        (PieceKind.Pawn, "♙", "♟", 8, 1),
        (PieceKind.King, "♔", "♚", 1, 0),
    ];

    public override int Rows => Size;

    public override int Columns => Size;

    public override bool CanFlip => true;

    public override bool IsChequered => true;

    public override BoardPalette Palette { get; } = new("#ffffff", "#000000", "#bf9d70", "#80603f", "#c9c25c", "#a39a38");

    public override string SideName(Side side) => side == Side.First ? "White" : "Black";

    public override string RowName(int row) => ((char)('8' - row)).ToString();

    public override string ColumnName(int column) => ((char)('a' + column)).ToString();

    public override BoardCell Cell(in ChessPosition position, int row, int column)
    {
        var square = Square.At(column, Size - 1 - row);
        var kind = position.KindAt(square);
        if (kind == PieceKind.None) return BoardCell.Empty;
        var man = Men.First(man => man.Kind == kind);
        return position.SideAt(square) == Side.First
            ? new BoardCell(Side.First, man.White, kind.Letter().ToString()) { Solid = man.Black }
            : new BoardCell(Side.Second, man.Black, char.ToLowerInvariant(kind.Letter()).ToString());
    }

    public override int? Target(in ChessPosition position, Move move)
    {
        var square = new ChessMove(move).Destination.SeenBy(position.SideToMove);
        return ((Size - 1 - square.Rank) * Size) + square.File;
    }

    public override string Beside(in ChessPosition position, Side side, bool ascii = false)
    {
        var captured = new StringBuilder();
        foreach (var man in Men)
        {
            var letter = side == Side.First ? char.ToLowerInvariant(man.Kind.Letter()) : man.Kind.Letter();
            var symbol = ascii ? letter.ToString() : side == Side.First ? man.Black : man.White;
            for (var i = Captured(position, side.Opponent(), man.Kind); i > 0; i--) captured.Append(symbol);
        }

        var ahead = Worth(position, side) - Worth(position, side.Opponent());
        return ahead > 0 ? $"{captured} +{ahead}".TrimStart() : captured.ToString();
    }

    public override string Name(in ChessPosition position, Move move) => San.Format(position, move);

    protected override string ReasonByRules(Line<ChessPosition> line, int legalMoves)
    {
        ref readonly var position = ref line.Position;
        if (legalMoves == 0) return position.InCheck ? "checkmate" : "stalemate";
        return ChessRules.IsInsufficientMaterial(position) ? "insufficient material"
            : ChessRules.IsFiftyMoves(position) ? "the fifty-move rule"
            : "threefold repetition";
    }

    /// <summary>Men that a side lost since a usual start. A pawn that was promoted is not lost.</summary>
    private static int Captured(in ChessPosition position, Side side, PieceKind kind)
    {
        var missing = 0;
        foreach (var man in Men)
        {
            var less = man.Count - Count(position, side, man.Kind);
            if (man.Kind == kind) missing += Math.Max(0, less);
            if (kind == PieceKind.Pawn) missing += Math.Min(0, less);
        }

        return Math.Max(0, missing);
    }

    private static int Worth(ChessPosition position, Side side) => Men.Sum(man => man.Worth * Count(position, side, man.Kind));

    private static int Count(in ChessPosition position, Side side, PieceKind kind) => BitOperations.PopCount(position.Pieces(side, kind));
}
