using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>What a well-formed FEN must further obey: the move generator and its buffers rely on it.</summary>
internal static class FenRules
{
    private const int MaxPawns = 8;

    /// <summary>Kings, pawns and numbers: an error sentence, or null.</summary>
    public static string? CheckMen(ChessSetup setup) =>
        CheckKings(setup, Side.First) ?? CheckKings(setup, Side.Second)
        ?? CheckPawns(setup)
        ?? CheckMaterial(setup, Side.First) ?? CheckMaterial(setup, Side.Second);

    /// <summary>One castling rook on each side of a king: an error sentence, or null.</summary>
    public static string? CheckCastling(ChessSetup setup) => CheckCastling(setup, Side.First) ?? CheckCastling(setup, Side.Second);

    public static string OpponentInCheck(ChessSetup setup) =>
        $"{Name(setup.SideToMove)} is to move and could take the king on {setup.Find(setup.SideToMove.Opponent(), PieceKind.King)}; "
        + $"let {Name(setup.SideToMove.Opponent())} move or end the check";

    private static string? CheckKings(ChessSetup setup, Side side)
    {
        var kings = setup.Count(side, PieceKind.King);
        return kings == 1 ? null : $"{Name(side)} has {kings} kings; each side has one";
    }

    private static string? CheckPawns(ChessSetup setup)
    {
        foreach (var (square, _, kind) in setup.Men)
        {
            if (kind == PieceKind.Pawn && square.Rank is 0 or 7) return $"a pawn stands on {square}; pawns stand on ranks 2 to 7";
        }

        return null;
    }

    // More men than promotions can make would also overflow the buffer of legal moves.
    private static string? CheckMaterial(ChessSetup setup, Side side)
    {
        var pawns = setup.Count(side, PieceKind.Pawn);
        if (pawns > MaxPawns) return $"{Name(side)} has {pawns} pawns; at most eight are possible";
        var promoted = Math.Max(0, setup.Count(side, PieceKind.Queen) - 1)
            + Math.Max(0, setup.Count(side, PieceKind.Rook) - 2)
            + Math.Max(0, setup.Count(side, PieceKind.Bishop) - 2)
            + Math.Max(0, setup.Count(side, PieceKind.Knight) - 2);
        return pawns + promoted <= MaxPawns
            ? null
            : $"{Name(side)} has {pawns} pawns and needs {promoted} promotions for its other men; together at most eight are possible";
    }

    private static string? CheckCastling(ChessSetup setup, Side side)
    {
        var king = setup.Find(side, PieceKind.King);
        var rooks = setup.CastlingRooks & (side == Side.First ? Bitboards.Rank1 : Bitboards.Rank8);
        var below = rooks & (king.Bit - 1);
        return Bitboards.HasSeveral(below) || Bitboards.HasSeveral(rooks ^ below)
            ? $"{Name(side)} castles with two rooks on the same side of its king; name one a side"
            : null;
    }

    private static string Name(Side side) => side == Side.First ? "White" : "Black";
}
