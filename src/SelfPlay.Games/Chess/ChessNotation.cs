using System.Diagnostics.CodeAnalysis;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Chess;

/// <summary>Positions as FEN, moves as UCI (reading SAN too), games as PGN.</summary>
public sealed class ChessNotation : IPartedNotation<ChessPosition>
{
    public static ChessNotation Instance { get; } = new();

    public string GameExtension => "pgn";

    public string FormatPosition(in ChessPosition position) => Fen.Format(position);

    public bool TryParsePosition(string text, out ChessPosition position, [NotNullWhen(false)] out string? error) =>
        Fen.TryParse(text, out position, out error);

    public bool TryParsePositionLine(string line, out ChessPosition position, [NotNullWhen(false)] out string? error) =>
        Epd.TryParse(line, out position, out error);

    public bool TryParseTestPosition(string line, [NotNullWhen(true)] out TestPosition<ChessPosition>? test, [NotNullWhen(false)] out string? error) =>
        EpdTest.TryParse(line, out test, out error);

    public string FormatMove(in ChessPosition position, Move move) => UciMove.Format(position, move);

    public bool TryParseMove(in ChessPosition position, string text, out Move move, [NotNullWhen(false)] out string? error)
    {
        Span<Move> buffer = stackalloc Move[ChessPosition.MaxMoves];
        var legal = buffer[..position.LegalMoves(buffer)];
        var trimmed = WithoutCapitals(text.Trim());
        if (legal.IsEmpty)
        {
            (move, error) = (default, $"'{text}' cannot be played: the game is over");
            return false;
        }

        if (UciMove.Find(position, legal, trimmed) is { } found)
        {
            (move, error) = (found, null);
            return true;
        }

        if (!UciMove.HasShape(trimmed)) return San.TryParse(position, trimmed, out move, out error);
        (move, error) = (default, $"'{text}' is not legal here; legal are {San.List(position, legal)}");
        return false;
    }

    /// <summary>"E2E4" is e2e4; elsewhere capitals mean something.</summary>
    private static string WithoutCapitals(string text) =>
        !text.Any(char.IsAsciiLetterLower) && text.ToLowerInvariant() is var small && UciMove.HasShape(small) ? small : text;

    public string Draw(in ChessPosition position)
    {
        var text = new StringBuilder();
        for (var rank = 7; rank >= 0; rank--)
        {
            text.Append(rank + 1).Append(' ');
            for (var file = 0; file < 8; file++) text.Append(' ').Append(Fen.Letter(position, Square.At(file, rank)) ?? '.');
            text.Append('\n');
        }

        return text.Append("   a b c d e f g h\n").ToString();
    }

    public string FormatGame(GameText<ChessPosition> game) => Pgn.Format(game);

    public IEnumerable<ReadGame<ChessPosition>> ReadGames(TextReader text) => new PgnReader(text).ReadAll();

    public int FindCut(ReadOnlySpan<char> text) => PgnCuts.FindLast(text);

    public IEnumerable<ReadGame<ChessPosition>> ReadPart(TextReader text, int firstLine) => new PgnReader(text, firstLine).ReadAll();
}
