using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>
/// Forsyth-Edwards notation. Reads standard FEN, X-FEN and Shredder-FEN (castling by letters of files), with both counters or, as in EPD,
/// neither. The en-passant square is kept only when a capture there is legal, so equal positions have equal texts.
/// </summary>
public static class Fen
{
    /// <summary>Castling as X-FEN: KQkq, and a file's letter only where another rook stands further out.</summary>
    public static string Format(in ChessPosition position) => Format(position, FormatCastling(position, CastlingLetter));

    /// <summary>Castling by the files of the rooks, as Chess960 programs write it: HAha.</summary>
    public static string FormatShredder(in ChessPosition position) => Format(position, FormatCastling(position, FileLetter));

    public static bool TryParse(string text, out ChessPosition position, [NotNullWhen(false)] out string? error)
    {
        position = default;
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is not (4 or 6))
        {
            error = $"'{text}' has {fields.Length} {(fields.Length == 1 ? "field" : "fields")} where a FEN has six: board, side, castling, en passant, half-move clock, move number "
                + "(the counters may be left out together)";
            return false;
        }

        var setup = new ChessSetup();
        error = FenReader.Read(setup, fields) ?? FenRules.CheckCastling(setup);
        if (error is null)
        {
            position = ChessPosition.From(setup);
            if (position.OpponentInCheck) error = FenRules.OpponentInCheck(setup);
        }

        if (error is not null) error = $"'{text}' is no chess position: {error}";
        return error is null;
    }

    private static string Format(in ChessPosition position, string castling)
    {
        var text = new StringBuilder();
        for (var rank = 7; rank >= 0; rank--)
        {
            AppendRank(text, position, rank);
            text.Append(rank > 0 ? '/' : ' ');
        }

        return text.Append(position.SideToMove == Side.First ? 'w' : 'b')
            .Append(' ').Append(castling)
            .Append(' ').Append(position.EnPassant?.ToString() ?? "-")
            .Append(CultureInfo.InvariantCulture, $" {position.HalfMoveClock} {position.FullMoveNumber}").ToString();
    }

    private static void AppendRank(StringBuilder text, in ChessPosition position, int rank)
    {
        var empty = 0;
        for (var file = 0; file < 8; file++)
        {
            var letter = Letter(position, Square.At(file, rank));
            if (letter is null)
            {
                empty++;
                continue;
            }

            if (empty > 0) text.Append(empty);
            text.Append(letter);
            empty = 0;
        }

        if (empty > 0) text.Append(empty);
    }

    /// <summary>The letter of a man as boards show it: White's in upper case. Null for an empty square.</summary>
    internal static char? Letter(in ChessPosition position, Square square)
    {
        var kind = position.KindAt(square);
        if (kind == PieceKind.None) return null;
        return position.SideAt(square) == Side.First ? kind.Letter() : char.ToLowerInvariant(kind.Letter());
    }

    // White before Black, king's side before queen's side.
    private static string FormatCastling(in ChessPosition position, Func<ChessPosition, Square, char> letter)
    {
        var text = new StringBuilder();
        foreach (var (side, home) in new[] { (Side.First, Bitboards.Rank1), (Side.Second, Bitboards.Rank8) })
        {
            var rooks = position.CastlingRooks & home;
            while (rooks != 0)
            {
                var rook = new Square(Bitboards.First(Bitboards.Last(rooks)));
                rooks ^= rook.Bit;
                var upper = letter(position, rook);
                text.Append(side == Side.First ? upper : char.ToLowerInvariant(upper));
            }
        }

        return text.Length == 0 ? "-" : text.ToString();
    }

    private static char FileLetter(ChessPosition position, Square rook) => (char)('A' + rook.File);

    private static char CastlingLetter(ChessPosition position, Square rook)
    {
        var side = position.SideAt(rook);
        var home = Bitboards.Rank1 << (8 * rook.Rank);
        var rooks = position.Pieces(side, PieceKind.Rook) & home;
        var kingside = rook.Bit > position.Pieces(side, PieceKind.King);
        var outermost = kingside ? Bitboards.Last(rooks) : rooks & (0 - rooks);
        return rook.Bit != outermost ? FileLetter(position, rook) : kingside ? 'K' : 'Q';
    }
}
