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
        var to = played.Type == ChessMoveType.Castling && !chess960 && IsStandard(played) ? KingTarget(played) : played.To;
        var promotion = played.IsPromotion ? char.ToLowerInvariant(played.Placed.Letter()).ToString() : "";
        return $"{played.From.SeenBy(side)}{to.SeenBy(side)}{promotion}";
    }

    /// <summary>Finds the legal move that the text means: a castling in either way of writing, promotions with or without "=".</summary>
    internal static Move? Find(in ChessPosition position, ReadOnlySpan<Move> legal, string text)
    {
        var wanted = text.Replace("=", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (var move in legal)
        {
            if (Format(position, move) == wanted || Format(position, move, chess960: true) == wanted) return move;
        }

        return null;
    }

    /// <summary>True if the text has the shape of a UCI move, legal or not.</summary>
    internal static bool HasShape(string text) =>
        text.Length is >= 4 and <= 6
        && Square.TryParse(text.AsSpan(0, 2).ToString().ToLowerInvariant(), out _)
        && Square.TryParse(text.AsSpan(2, 2).ToString().ToLowerInvariant(), out _);

    private static bool IsStandard(ChessMove castling) => castling.From.File == KingFile && castling.To.File is 0 or 7;

    private static Square KingTarget(ChessMove castling) => Square.At(castling.To.File > castling.From.File ? 6 : 2, 0);
}
