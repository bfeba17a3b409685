using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>What a move text says, before it is known which legal move it means. Squares are those of the real board.</summary>
/// <param name="Kind">What moves; the king for castling.</param>
/// <param name="Origins">Squares that it may come from: a file, a rank, a square or the whole board.</param>
/// <param name="To">The target; null for castling.</param>
/// <param name="Placed">What arrives: another kind for a promotion.</param>
/// <param name="Kingside">For castling: to which side.</param>
internal readonly record struct SanPattern(PieceKind Kind, ulong Origins, Square? To, PieceKind Placed, bool Kingside)
{
    private const string Marks = "+#!?=-/~ ";
    private const string EnPassant = "e.p.";

    // A man, the squares it comes from and goes to, and a promotion: "Qa1b2", "Pa7b8Q".
    private const int MostSigns = 6;

    /// <summary>False if the text is no move. Reads without allocating.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SanPattern pattern)
    {
        var bare = WithoutEnPassant(text.Trim().TrimEnd(Marks));
        Span<char> signs = stackalloc char[MostSigns];
        pattern = default;
        if (!TryTakeSigns(bare, signs, out var count)) return false;
        return TryReadCastling(signs[..count], out pattern) || TryReadMove(signs[..count], out pattern);
    }

    private static ReadOnlySpan<char> WithoutEnPassant(ReadOnlySpan<char> text) =>
        text.EndsWith(EnPassant) ? text[..^EnPassant.Length].TrimEnd(Marks) : text.EndsWith("ep") ? text[..^2] : text;

    /// <summary>The letters and digits, without the signs between them that change nothing.</summary>
    private static bool TryTakeSigns(ReadOnlySpan<char> text, Span<char> signs, out int count)
    {
        count = 0;
        foreach (var letter in text)
        {
            if (letter is 'x' or ':' or '-' or '=' or '(' or ')' or '/') continue;
            if (count == signs.Length) return false;
            signs[count++] = letter;
        }

        return true;
    }

    private static bool TryReadCastling(ReadOnlySpan<char> signs, out SanPattern castling)
    {
        castling = new SanPattern(PieceKind.King, ~0ul, null, PieceKind.King, signs.Length == 2);
        return signs.Length is 2 or 3 && !signs.ContainsAnyExcept('O', 'o', '0');
    }

    private static bool TryReadMove(ReadOnlySpan<char> rest, out SanPattern pattern)
    {
        var kind = TakeKind(ref rest);
        var placed = TakePromotion(ref rest, kind);
        pattern = default;
        if (rest.Length < 2 || !Square.TryParse(rest[^2..], out var to) || !TryReadOrigins(rest[..^2], out var origins)) return false;
        pattern = new SanPattern(kind, origins, to, placed, false);
        return true;
    }

    // Lower-case letters are files, so a man's letter must be upper case: bxc3 is a pawn's, Bxc3 a bishop's move.
    private static PieceKind TakeKind(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return PieceKind.Pawn;
        var kind = char.IsAsciiLetterUpper(text[0]) ? PieceKindExtensions.KindOf(text[0]) : PieceKindExtensions.KindOfFigurine(text[0]);
        if (kind == PieceKind.None) return PieceKind.Pawn;
        text = text[1..];
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

    private static bool TryReadOrigins(ReadOnlySpan<char> text, out ulong origins)
    {
        origins = ~0ul;
        if (!text.IsEmpty && text[0] is >= 'a' and <= 'h')
        {
            origins = Bitboards.FileA << (text[0] - 'a');
            text = text[1..];
        }

        if (!text.IsEmpty && text[0] is >= '1' and <= '8')
        {
            origins &= Bitboards.Rank1 << (8 * (text[0] - '1'));
            text = text[1..];
        }

        return text.IsEmpty;
    }
}
