using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>
/// Moves as the Universal Chess Interface writes them: "e2e4", "e7e8q". Castling is the king's way of two squares where king and rook stand
/// as in standard chess ("e1g1"), and the king onto its rook elsewhere and wherever Chess960 is asked for ("e1h1").
/// </summary>
public static class UciMove
{
    private const int KingFile = 4;

    public static string Format(in ChessPosition position, Move move, bool chess960 = false)
    {
        var played = new ChessMove(move);
        var side = position.SideToMove;
        var to = played.Type == ChessMoveType.Castling && !chess960 && IsStandard(played) ? played.Destination : played.To;
        var promotion = played.IsPromotion ? char.ToLowerInvariant(played.Placed.Letter()).ToString() : "";
        return $"{played.From.SeenBy(side)}{to.SeenBy(side)}{promotion}";
    }

    /// <summary>Finds the legal move that the text means: castling in either way of writing, a promotion with or without "=" and in either case.</summary>
    internal static Move? Find(in ChessPosition position, ReadOnlySpan<Move> legal, string text)
    {
        if (!TryRead(text, out var from, out var to, out var promotion)) return null;
        var side = position.SideToMove;
        foreach (var move in legal)
        {
            var played = new ChessMove(move);
            if (played.From.SeenBy(side) != from || (played.IsPromotion ? played.Placed : PieceKind.None) != promotion) continue;
            if (played.To.SeenBy(side) == to) return move;
            if (played.Type == ChessMoveType.Castling && IsStandard(played) && played.Destination.SeenBy(side) == to) return move;
        }

        return null;
    }

    /// <summary>True if the text has the shape of a UCI move, legal or not.</summary>
    internal static bool HasShape(string text) => TryRead(text, out _, out _, out _);

    // Files are lower case: B1c3 is a bishop's move in SAN.
    private static bool TryRead(string text, out Square from, out Square to, out PieceKind promotion)
    {
        var bare = text.Replace("=", "", StringComparison.Ordinal).AsSpan();
        (from, to, promotion) = (default, default, PieceKind.None);
        if (bare.Length is not (4 or 5) || !Square.TryParse(bare[..2], out from) || !Square.TryParse(bare[2..4], out to)) return false;
        if (bare.Length == 4) return true;
        promotion = PieceKindExtensions.KindOf(bare[4]);
        return promotion is not (PieceKind.None or PieceKind.Pawn or PieceKind.King);
    }

    private static bool IsStandard(ChessMove castling) => castling.From.File == KingFile && castling.To.File is 0 or 7;
}
