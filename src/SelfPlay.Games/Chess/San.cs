using System.Diagnostics.CodeAnalysis;
using System.Text;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>Standard algebraic notation: "Nf3", "exd5", "O-O", "e8=Q+", "Raxd1#".</summary>
public static class San
{
    private const string ShortCastling = "O-O";
    private const string LongCastling = "O-O-O";

    public static string Format(in ChessPosition position, Move move)
    {
        Span<Move> buffer = stackalloc Move[ChessPosition.MaxMoves];
        return Body(position, move, buffer[..position.LegalMoves(buffer)]) + CheckMark(position.After(move));
    }

    /// <summary>All legal moves, separated by blanks.</summary>
    internal static string List(in ChessPosition position, ReadOnlySpan<Move> legal) => List(position, legal, legal);

    /// <summary>
    /// Reads what people write: marks for check, mate and comment may be missing or wrong, castling may be written with zeros, a promotion
    /// without "=", captures without "x", and more of the from-square than needed ("Ng1-f3"). What is no move as it stands is read without its number
    /// and whatever the case of its letters ("1. NF3", "nf3"). The move must be the only legal one that fits.
    /// </summary>
    public static bool TryParse(in ChessPosition position, string text, out Move move, [NotNullWhen(false)] out string? error)
    {
        Span<Move> matches = stackalloc Move[SanMatcher.MostMatches];
        move = default;
        if (!SanPattern.TryParse(text, out var pattern) && !SanPattern.TryParse(Tidied(text), out pattern))
        {
            error = $"'{text}' is no move; write it as in e2e4, e4, Nf3, O-O or e8=Q";
            return false;
        }

        matches = matches[..Match(position, pattern, matches)];
        if (matches.Length == 1) move = matches[0];
        Span<Move> buffer = stackalloc Move[ChessPosition.MaxMoves];
        var legal = buffer[..position.LegalMoves(buffer)];
        error = matches.Length switch
        {
            0 => $"'{text}' is not legal here; legal are {List(position, legal)}",
            1 => null,
            _ => $"'{text}' is ambiguous; choose from {List(position, legal, matches)}",
        };
        return error is null;
    }

    private static string Tidied(string text)
    {
        var behindNumber = text.LastIndexOf('.') + 1;
        var hasNumber = text.AsSpan(0, behindNumber).Trim("0123456789. ").IsEmpty;
        var move = hasNumber ? text[behindNumber..].TrimStart() : text;
        if (move.Length == 0) return text;
        // A small b is a file.
        var isMan = "NBRQKnrqk".Contains(move[0], StringComparison.Ordinal);
        return (isMan ? char.ToUpperInvariant(move[0]) : char.ToLowerInvariant(move[0])) + move[1..].ToLowerInvariant();
    }

    /// <summary>The same for long files: without a reason, and without allocating.</summary>
    public static bool TryFind(in ChessPosition position, ReadOnlySpan<char> text, out Move move)
    {
        Span<Move> matches = stackalloc Move[SanMatcher.MostMatches];
        var found = SanPattern.TryParse(text, out var pattern) && Match(position, pattern, matches) == 1;
        move = found ? matches[0] : default;
        return found;
    }

    private static int Match(in ChessPosition position, in SanPattern pattern, Span<Move> matches)
    {
        var matcher = new SanMatcher(pattern, position.SideToMove, matches);
        position.Generate(ref matcher);
        return matcher.Count;
    }

    private static string List(in ChessPosition position, ReadOnlySpan<Move> legal, ReadOnlySpan<Move> some)
    {
        var text = new StringBuilder();
        foreach (var move in some)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(Body(position, move, legal)).Append(CheckMark(position.After(move)));
        }

        return text.ToString();
    }

    private static string Body(in ChessPosition position, Move move, ReadOnlySpan<Move> legal)
    {
        var played = new ChessMove(move);
        if (played.Type == ChessMoveType.Castling) return played.To.File > played.From.File ? ShortCastling : LongCastling;
        var side = position.SideToMove;
        var (from, to) = (played.From.SeenBy(side), played.To.SeenBy(side));
        var captures = played.Type == ChessMoveType.EnPassant || position.KindAt(to) != PieceKind.None;
        var text = new StringBuilder();
        if (played.Kind != PieceKind.Pawn) text.Append(played.Kind.Letter()).Append(Origin(played, from, legal));
        else if (captures) text.Append(from.ToString()[0]);
        if (captures) text.Append('x');
        text.Append(to);
        if (played.IsPromotion) text.Append('=').Append(played.Placed.Letter());
        return text.ToString();
    }

    // The file if it tells the man from all others of its kind that could go there, else the rank if that does, else both.
    private static string Origin(ChessMove played, Square from, ReadOnlySpan<Move> legal)
    {
        var (rivals, sameFile, sameRank) = (false, false, false);
        foreach (var move in legal)
        {
            var other = new ChessMove(move);
            if (other.Kind != played.Kind || other.To != played.To || other.From == played.From) continue;
            rivals = true;
            sameFile |= other.From.File == played.From.File;
            sameRank |= other.From.Rank == played.From.Rank;
        }

        var name = from.ToString();
        return !rivals ? "" : !sameFile ? name[..1] : !sameRank ? name[1..] : name;
    }

    private static string CheckMark(in ChessPosition after)
    {
        if (!after.InCheck) return "";
        Span<Move> replies = stackalloc Move[ChessPosition.MaxMoves];
        return after.LegalMoves(replies) == 0 ? "#" : "+";
    }
}
