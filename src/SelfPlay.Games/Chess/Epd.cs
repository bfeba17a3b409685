using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SelfPlay.Games.Chess;

/// <summary>
/// A line of a list of positions: the four fields of Extended Position Description with operations such as <c>bm Nf3; hmvc 4;</c>, of which those
/// that count moves are respected, or the six of FEN with whatever follows.
/// </summary>
internal static class Epd
{
    private const int Fields = 4;
    private const string HalfMoveClock = "hmvc";
    private const string FullMoveNumber = "fmvn";

    public static bool TryParse(string line, out ChessPosition position, [NotNullWhen(false)] out string? error) =>
        Fen.TryParse(Split(line).Fen, out position, out error);

    /// <summary>The position as FEN, and the text of the operations behind it.</summary>
    public static (string Fen, string Operations) Split(string line)
    {
        var fields = line.Split((char[]?)null, Fields + 1, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < Fields) return (line, "");
        // Some suites set a semicolon behind the position, with a blank before it or not.
        var (enPassant, behind) = CutAtSemicolon(fields[Fields - 1]);
        var rest = Join(behind, fields.Length > Fields ? fields[Fields] : "");
        if (rest.Length == 0) return (enPassant == fields[Fields - 1] ? line : Board(), "");
        var (counters, operations) = TakeCounters(rest);
        return ($"{Board()} {counters ?? $"{Operand(operations, HalfMoveClock) ?? "0"} {Operand(operations, FullMoveNumber) ?? "1"}"}", operations);

        string Board() => $"{string.Join(' ', fields[..(Fields - 1)])} {enPassant}";
    }

    /// <summary>The two counters of a FEN at the beginning, if they are there.</summary>
    private static (string? Counters, string Operations) TakeCounters(string text)
    {
        var words = text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !IsNumber(words[0])) return (null, text);
        var (number, behind) = CutAtSemicolon(words[1]);
        return IsNumber(number) ? ($"{words[0]} {number}", Join(behind, words.Length > 2 ? words[2] : "")) : (null, text);
    }

    private static (string Before, string Behind) CutAtSemicolon(string word)
    {
        var at = word.IndexOf(';', StringComparison.Ordinal);
        return at < 0 ? (word, "") : (word[..at], word[(at + 1)..]);
    }

    private static string Join(string first, string second) => first.Length == 0 ? second : $"{first} {second}".TrimEnd();

    private static bool IsNumber(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string? Operand(string operations, string code) =>
        EpdOperation.ReadAll(operations).FirstOrDefault(operation => operation.Code == code && operation.Operands.Count == 1)?.Operands[0];
}
