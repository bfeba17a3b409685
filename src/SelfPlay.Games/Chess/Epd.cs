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

    public static bool TryParse(string line, out ChessPosition position, [NotNullWhen(false)] out string? error)
    {
        var fields = line.Split((char[]?)null, Fields + 1, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length <= Fields
            ? Fen.TryParse(line, out position, out error)
            : Fen.TryParse($"{string.Join(' ', fields[..Fields])} {Counters(fields[Fields])}", out position, out error);
    }

    private static string Counters(string rest)
    {
        var words = rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length >= 2 && IsNumber(words[0]) && IsNumber(words[1].TrimEnd(';'))) return $"{words[0]} {words[1].TrimEnd(';')}";
        return $"{Operand(rest, HalfMoveClock) ?? "0"} {Operand(rest, FullMoveNumber) ?? "1"}";
    }

    private static bool IsNumber(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string? Operand(string operations, string code) => Split(operations)
        .Select(operation => operation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length == 2 && words[0] == code)
        .Select(words => words[1])
        .FirstOrDefault();

    /// <summary>At each semicolon that stands in no quotation.</summary>
    private static IEnumerable<string> Split(string operations)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < operations.Length; i++)
        {
            if (operations[i] == '"') quoted = !quoted;
            if (operations[i] != ';' || quoted) continue;
            yield return operations[start..i];
            start = i + 1;
        }

        yield return operations[start..];
    }
}
