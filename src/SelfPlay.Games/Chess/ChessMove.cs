using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>
/// What the bits of a chess <see cref="Move"/> mean. Squares are the mover's: Black's e7-e5 reads e2-e4, as White's does.
/// <code>
/// bits 0-5 from | 6-11 to (castling: the rook's square) | 12-14 kind that moves | 15-17 kind that arrives | 18-19 type
/// </code>
/// </summary>
public readonly record struct ChessMove(int Value)
{
    private const int ToShift = 6;
    private const int KindShift = 12;
    private const int PlacedShift = 15;
    private const int TypeShift = 18;

    public ChessMove(Move move)
        : this(move.Value)
    {
    }

    public Square From => new(Value & 63);

    public Square To => new((Value >> ToShift) & 63);

    public PieceKind Kind => (PieceKind)((Value >> KindShift) & 7);

    /// <summary>The kind that stands on <see cref="To"/> afterwards: another one only for promotions.</summary>
    public PieceKind Placed => (PieceKind)((Value >> PlacedShift) & 7);

    public ChessMoveType Type => (ChessMoveType)(Value >> TypeShift);

    /// <summary>Where the man that moves stands afterwards: the king's new square when castling, else <see cref="To"/>.</summary>
    public Square Destination => Type == ChessMoveType.Castling ? Square.At(To.File > From.File ? 6 : 2, 0) : To;

    public bool IsPromotion => Kind != Placed;

    public static implicit operator Move(ChessMove move) => new(move.Value);

    internal static ChessMove Of(PieceKind kind, int from, int to, ChessMoveType type = ChessMoveType.Normal) =>
        new(Head(kind, kind, from, type) | (to << ToShift));

    internal static ChessMove Promotion(int from, int to, PieceKind placed) =>
        new(Head(PieceKind.Pawn, placed, from, ChessMoveType.Normal) | (to << ToShift));

    /// <summary>All of a move but its target, so that a loop over targets only adds <see cref="Target"/>.</summary>
    internal static int Head(PieceKind kind, PieceKind placed, int from, ChessMoveType type) =>
        from | ((int)kind << KindShift) | ((int)placed << PlacedShift) | ((int)type << TypeShift);

    internal static int Target(int to) => to << ToShift;
}
