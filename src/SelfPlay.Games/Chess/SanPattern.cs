using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>What a move text says, before it is known which legal move it means. Squares are those of the real board.</summary>
/// <param name="Kind">What moves; the king for castling.</param>
/// <param name="File">File of the from-square if given.</param>
/// <param name="Rank">Rank of the from-square if given.</param>
/// <param name="To">The target; null for castling.</param>
/// <param name="Placed">What arrives: another kind for a promotion.</param>
/// <param name="Kingside">For castling: to which side.</param>
internal sealed record SanPattern(PieceKind Kind, int? File, int? Rank, Square? To, PieceKind Placed, bool Kingside)
{
    private const string Marks = "+#!?";

    /// <summary>Null if the text is no move.</summary>
    public static SanPattern? Parse(string text)
    {
        var bare = text.Replace("e.p.", "", StringComparison.Ordinal).Trim().TrimEnd(Marks.ToCharArray());
        var castling = bare.Replace('0', 'O').Replace('o', 'O').Replace("-", "", StringComparison.Ordinal);
        if (castling is "OO" or "OOO") return new SanPattern(PieceKind.King, null, null, null, PieceKind.King, castling == "OO");

        var rest = string.Concat(bare.Where(letter => letter is not ('x' or ':' or '-' or '=' or '(' or ')' or '/'))).AsSpan();
        var kind = TakeKind(ref rest);
        var placed = TakePromotion(ref rest, kind);
        if (rest.Length < 2 || !Square.TryParse(rest[^2..], out var to)) return null;
        return TryReadOrigin(rest[..^2], out var file, out var rank) ? new SanPattern(kind, file, rank, to, placed, false) : null;
    }

    public bool Fits(ChessMove move, Side side)
    {
        if (To is null) return move.Type == ChessMoveType.Castling && move.To.File > move.From.File == Kingside;
        var from = move.From.SeenBy(side);
        return move.Type != ChessMoveType.Castling
            && move.Kind == Kind && move.Placed == Placed && move.To.SeenBy(side) == To
            && (File ?? from.File) == from.File && (Rank ?? from.Rank) == from.Rank;
    }

    // Lower-case letters are files, so a man's letter must be upper case: bxc3 is a pawn's, Bxc3 a bishop's move.
    private static PieceKind TakeKind(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetterUpper(text[0])) return PieceKind.Pawn;
        var kind = PieceKindExtensions.KindOf(text[0]);
        if (kind != PieceKind.None) text = text[1..];
        return kind;
    }

    private static PieceKind TakePromotion(ref ReadOnlySpan<char> text, PieceKind kind)
    {
        if (kind != PieceKind.Pawn || text.Length < 3) return kind;
        var placed = PieceKindExtensions.KindOf(text[^1]);
        if (placed is PieceKind.None or PieceKind.Pawn or PieceKind.King) return kind;
        text = text[..^1];
        return placed;
    }

    private static bool TryReadOrigin(ReadOnlySpan<char> text, out int? file, out int? rank)
    {
        (file, rank) = (null, null);
        foreach (var letter in text)
        {
            if (letter is >= 'a' and <= 'h' && file is null && rank is null) file = letter - 'a';
            else if (letter is >= '1' and <= '8' && rank is null) rank = letter - '1';
            else return false;
        }

        return true;
    }
}
