using System.Globalization;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Suites;

/// <summary>Reads test suites: a position a line; empty lines and lines after # are passed over.</summary>
public static class SuiteFile
{
    /// <summary>Faults that one message tells.</summary>
    private const int MostFaults = 5;

    /// <summary>What a file is about, by its first position: the columns and the score of a Connect Four set, else chess.</summary>
    /// <exception cref="InputException">There is no such file, or it holds no positions.</exception>
    public static string GuessGame(string path)
    {
        var (_, line) = Lines(path).FirstOrDefault();
        var words = (line ?? throw Empty(path)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var isSolved = words.Length == 2 && words[0].All(char.IsAsciiDigit) && int.TryParse(words[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        return isSolved ? "connect4" : "chess";
    }

    /// <exception cref="InputException">There is no such file, or it holds no positions; or lines cannot be read: names each, with the reason.</exception>
    public static IReadOnlyList<SuiteEntry<TPosition>> Read<TPosition>(string path, Game<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var (entries, faults) = (new List<SuiteEntry<TPosition>>(), new List<string>());
        foreach (var (number, line) in Lines(path))
        {
            if (Parse(line, number, game, out var fault) is { } entry) entries.Add(entry);
            else faults.Add($"{path}, line {number}: {fault}");
            if (faults.Count == MostFaults) break;
        }

        if (faults.Count > 0) throw new InputException(string.Join('\n', faults));
        return entries.Count > 0 ? entries : throw Empty(path);
    }

    private static SuiteEntry<TPosition>? Parse<TPosition>(string line, int number, Game<TPosition> game, out string? fault)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        if (!game.Notation.TryParseTestPosition(line, out var test, out fault)) return null;
        var start = new Line<TPosition>(test.Position, game.MoveLimit);
        var moves = new Move[TPosition.MaxMoves];
        moves = moves[..start.LegalMoves(moves)];
        if (start.Result(moves.Length) != Outcome.Ongoing) fault = $"'{line}' is the end of a game: leave the line out";
        return fault is null ? new SuiteEntry<TPosition>(number, test, start, moves) : null;
    }

    private static IEnumerable<(int Number, string Line)> Lines(string path) =>
        TextFiles.ReadLines(path).Select((line, index) => (index + 1, line.Trim())).Where(line => line.Item2.Length > 0 && !line.Item2.StartsWith('#'));

    private static InputException Empty(string path) =>
        new($"{path} holds no positions: write one a line, as EPD ('... bm Nf3; id \"one\";') or, for Connect Four, as columns and score ('44 -2')");
}
