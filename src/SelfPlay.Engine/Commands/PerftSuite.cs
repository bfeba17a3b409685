using System.Globalization;
using System.IO.Compression;

namespace SelfPlay.Engine.Commands;

/// <summary>Positions with published perft counts, one a line: <c>FEN ;D1 20 ;D2 400</c>. '#' begins a comment; other fields (";id start") are passed over.</summary>
internal static class PerftSuite
{
    /// <exception cref="InputException">The file cannot be used; names file, line and remedy.</exception>
    public static IReadOnlyList<PerftSuiteLine> Read(string path)
    {
        if (!File.Exists(path)) throw new InputException($"there is no suite file '{path}'");
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        return Parse(reader, path);
    }

    public static IReadOnlyList<PerftSuiteLine> Parse(TextReader reader, string source)
    {
        var lines = new List<PerftSuiteLine>();
        for (var number = 1; reader.ReadLine() is { } text; number++)
        {
            if (text.Trim() is { Length: > 0 } line && line[0] != '#') lines.Add(ParseLine(line, number, source));
        }

        return lines.Count > 0 ? lines : throw new InputException($"{source} holds no positions: write one a line, as 'FEN ;D1 20 ;D2 400'");
    }

    private static PerftSuiteLine ParseLine(string line, int number, string source)
    {
        var fields = line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var counts = fields.Skip(1).Where(IsCount).Select(field => ParseCount(field) ?? throw Fault($"'{field}' is not a depth and a count, such as D3 8902")).ToList();
        return counts.Count > 0 ? new PerftSuiteLine(number, fields[0], counts) : throw Fault("no count: write ';D1 20' after the position");

        InputException Fault(string what) => new($"{source}, line {number}: {what}");
    }

    private static bool IsCount(string field) => field.Length > 1 && field[0] == 'D' && char.IsAsciiDigit(field[1]);

    private static PerftCount? ParseCount(string field)
    {
        var words = field[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2
            && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var depth)
            && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var nodes)
            ? new PerftCount(depth, nodes)
            : null;
    }
}

/// <param name="Line">1-based line in the file.</param>
/// <param name="Position">In the game's notation.</param>
/// <param name="Counts">Published counts, in the order of the file.</param>
internal sealed record PerftSuiteLine(int Line, string Position, IReadOnlyList<PerftCount> Counts);

internal readonly record struct PerftCount(int Depth, long Nodes);
