using System.Diagnostics.CodeAnalysis;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Notation;

/// <summary>Positions, moves and games as text. Stateless and thread-safe.</summary>
public interface INotation<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>The file ending of <see cref="FormatGame"/>, without the dot: "pgn", "txt".</summary>
    string GameExtension { get; }

    /// <summary>What records that are not UTF-8 may be in, the likeliest first; empty where the field has nothing of its own.</summary>
    IReadOnlyList<System.Text.Encoding> OlderEncodings => [];

    /// <summary>One line that <see cref="TryParsePosition"/> reads back to an equal position (chess: FEN).</summary>
    string FormatPosition(in TPosition position);

    /// <summary>On failure <paramref name="error"/> names the value and the remedy.</summary>
    bool TryParsePosition(string text, out TPosition position, [NotNullWhen(false)] out string? error);

    /// <summary>Reads a line of a list of positions as the field keeps them (chess: EPD, whose operations are passed over).</summary>
    bool TryParsePositionLine(string line, out TPosition position, [NotNullWhen(false)] out string? error) =>
        TryParsePosition(line, out position, out error);

    /// <summary>Reads a line of a test suite as the field keeps them (chess: EPD with <c>bm</c>, <c>am</c>, <c>dm</c>; Connect Four: the columns played and the exact
    /// score).</summary>
    bool TryParseTestPosition(string line, [NotNullWhen(true)] out TestPosition<TPosition>? test, [NotNullWhen(false)] out string? error)
    {
        (test, error) = (null, "this game has no test suites that can be read; chess (EPD) and Connect Four (solved sets) have");
        return false;
    }

    /// <summary>The move in the game's coordinate notation (chess: UCI), which <see cref="TryParseMove"/> reads back.</summary>
    string FormatMove(in TPosition position, Move move);

    /// <summary>Reads any of the game's move notations; only legal moves are accepted.</summary>
    bool TryParseMove(in TPosition position, string text, out Move move, [NotNullWhen(false)] out string? error);

    /// <summary>The board as text for people, several lines, with coordinates.</summary>
    string Draw(in TPosition position);

    /// <summary>A whole game as the field writes it (chess: PGN with SAN moves).</summary>
    string FormatGame(GameText<TPosition> game);

    /// <summary>The same in the format that a file ending without its dot stands for, where the field has several (shogi: "csa"); else the usual one.</summary>
    string FormatGame(GameText<TPosition> game, string extension) => FormatGame(game);

    /// <summary>Reads games that <see cref="FormatGame"/> or the programs of the field wrote, one at a time and in constant memory, main lines only.
    /// A broken or illegal game is skipped whole and told; reading goes on with the next.</summary>
    IEnumerable<ReadGame<TPosition>> ReadGames(TextReader text);
}
