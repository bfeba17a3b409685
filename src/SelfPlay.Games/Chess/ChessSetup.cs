using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>What a FEN says, on the real board: how a position comes about other than by a move.</summary>
internal sealed class ChessSetup
{
    private readonly (Side Side, PieceKind Kind)[] _squares = new (Side, PieceKind)[Square.Count];

    public Side SideToMove { get; set; }

    public ulong CastlingRooks { get; set; }

    /// <summary>Behind a pawn that just moved two squares, whether or not it can be captured.</summary>
    public Square? EnPassant { get; set; }

    public int HalfMoveClock { get; set; }

    public int FullMoveNumber { get; set; } = 1;

    public (Side Side, PieceKind Kind) this[Square square]
    {
        get => _squares[square.Index];
        set => _squares[square.Index] = value;
    }

    public IEnumerable<(Square Square, Side Side, PieceKind Kind)> Men
    {
        get
        {
            for (var index = 0; index < Square.Count; index++)
            {
                var (side, kind) = _squares[index];
                if (kind != PieceKind.None) yield return (new Square(index), side, kind);
            }
        }
    }

    public static ChessSetup Standard()
    {
        PieceKind[] back =
        [
            PieceKind.Rook, PieceKind.Knight, PieceKind.Bishop, PieceKind.Queen, PieceKind.King, PieceKind.Bishop, PieceKind.Knight, PieceKind.Rook,
        ];
        var setup = new ChessSetup();
        for (var file = 0; file < 8; file++)
        {
            setup[Square.At(file, 0)] = (Side.First, back[file]);
            setup[Square.At(file, 1)] = (Side.First, PieceKind.Pawn);
            setup[Square.At(file, 6)] = (Side.Second, PieceKind.Pawn);
            setup[Square.At(file, 7)] = (Side.Second, back[file]);
        }

        foreach (var rank in new[] { 0, 7 }) setup.CastlingRooks |= Square.At(0, rank).Bit | Square.At(7, rank).Bit;
        return setup;
    }

    public int Count(Side side, PieceKind kind) => _squares.Count(man => man == (side, kind));

    /// <summary>The first square of such a man, in the order of squares.</summary>
    public Square Find(Side side, PieceKind kind) => new(Array.IndexOf(_squares, (side, kind)));
}
