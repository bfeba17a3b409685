using System.Numerics;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>What the catalogue lists.</summary>
public static class ChessGame
{
    // AlphaZero's limit (Silver et al. 2018, supplement).
    private const int MoveLimit = 512;

    public static Game<ChessPosition> Create()
    {
        var encoder = new ChessEncoder();
        return new Game<ChessPosition>
        {
            Name = "chess",
            Title = "Chess",
            MoveLimit = MoveLimit,
            Symmetries = [Identity(encoder)],
            Encoder = encoder,
            Notation = ChessNotation.Instance,
            Material = Material,
        };
    }

    // The worths that beginners learn.
    private static int Material(ChessPosition position, Side side) =>
        Worth(position, side, PieceKind.Pawn, 1) + Worth(position, side, PieceKind.Knight, 3) + Worth(position, side, PieceKind.Bishop, 3)
        + Worth(position, side, PieceKind.Rook, 5) + Worth(position, side, PieceKind.Queen, 9);

    private static int Worth(in ChessPosition position, Side side, PieceKind kind, int each) => each * BitOperations.PopCount(position.Pieces(side, kind));

    // Castling tells left from right, so the mirrored board has other rules.
    private static Symmetry Identity(ChessEncoder encoder) =>
        new("identity", [.. Enumerable.Range(0, encoder.Planes.Cells)], [.. Enumerable.Range(0, encoder.PolicySize)]);
}
