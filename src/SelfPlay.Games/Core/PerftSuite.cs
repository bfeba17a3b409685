using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Core;

/// <summary>Reads suites of perft counts: lines "POSITION ;D1 20 ;D2 400 ...". Empty lines, lines after # and other fields (";id start") are passed over.</summary>
public static class PerftSuite
{
    /// <summary>On failure <paramref name="error"/> names the line, what is wrong with it and the remedy.</summary>
    public static bool TryParse<TPosition>(
        IEnumerable<string> lines,
        INotation<TPosition> notation,
        [NotNullWhen(true)] out IReadOnlyList<PerftCase<TPosition>>? cases,
        [NotNullWhen(false)] out string? error)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var read = new List<PerftCase<TPosition>>();
        (cases, error) = (null, null);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith('#')) continue;
            if (!TryParseLine(number, line, notation, out var parsed, out var reason))
            {
                error = $"line {number}: {reason}";
                return false;
            }

            read.Add(parsed);
        }

        cases = read;
        return true;
    }

    private static bool TryParseLine<TPosition>(
        int number,
        string line,
        INotation<TPosition> notation,
        [NotNullWhen(true)] out PerftCase<TPosition>? parsed,
        [NotNullWhen(false)] out string? error)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        parsed = null;
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        if (!notation.TryParsePosition(parts[0], out var position, out error)) return false;
        var counts = new List<(int Depth, ulong Nodes)>();
        foreach (var part in parts.Skip(1).Where(IsCount))
        {
            if (!TryParseCount(part, out var depth, out var nodes))
            {
                error = $"'{part}' is no count; write a depth and a number of nodes, such as D3 8902";
                return false;
            }

            counts.Add((depth, nodes));
        }

        error = counts.Count == 0 ? $"'{line}' has no counts; append them, such as ;D1 20 ;D2 400" : null;
        parsed = new PerftCase<TPosition>(number, parts[0], position, counts);
        return error is null;
    }

    private static bool IsCount(string text) => text.Length > 1 && text[0] == 'D' && char.IsAsciiDigit(text[1]);

    private static bool TryParseCount(string text, out int depth, out ulong nodes)
    {
        (depth, nodes) = (0, 0);
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2
            && int.TryParse(words[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out depth)
            && ulong.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out nodes);
    }
}
