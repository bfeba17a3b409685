using System.Globalization;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play.Openings;

/// <summary>Reads a book: a file of games or of positions. Tells of what it skips.</summary>
internal sealed class OpeningFile<TPosition>(string path, Game<TPosition> game, OpeningOptions<TPosition> options, Action<string> warn)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const string Comment = "#";
    private const int LinesLookedAt = 20;

    private static readonly string[] ListExtensions = [".epd", ".fen"];

    private readonly string _name = Path.GetFileName(path);
    private readonly List<Opening<TPosition>> _openings = [];
    private readonly HashSet<ulong> _seen = [];
    private readonly Line<TPosition> _line = new(game.Initial, options.MoveLimit ?? game.MoveLimit);

    /// <exception cref="InputException">The file cannot be read, or has no opening.</exception>
    public ListedOpenings<TPosition> Load()
    {
        if (!File.Exists(path)) throw new InputException($"there is no opening book '{path}'; give none, random:PLIES or a file");
        try
        {
            if (IsList()) ReadPositions();
            else ReadGames();
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            throw new InputException($"the opening book '{path}' cannot be read to its end: {fault.Message}", fault);
        }

        if (_openings.Count == 0) throw new InputException($"the opening book '{path}' has no opening of {game.Title} that can be played");
        return new ListedOpenings<TPosition>(Describe(), Order());
    }

    /// <summary>By the ending of its name; a file of any other name by whether one of its first lines is a position.</summary>
    private bool IsList()
    {
        var bare = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        if (ListExtensions.Contains(Path.GetExtension(bare), StringComparer.OrdinalIgnoreCase)) return true;
        using var text = TextFiles.Open(path, game.Notation.OlderEncodings);
        return Lines(text).Take(LinesLookedAt).Any(line => game.Notation.TryParsePositionLine(line.Text, out _, out _));
    }

    private void ReadPositions()
    {
        using var text = TextFiles.Open(path, game.Notation.OlderEncodings);
        foreach (var (number, line) in Lines(text))
        {
            var fault = game.Notation.TryParsePositionLine(line, out var start, out var error) ? Add(new Opening<TPosition>(start, [])) : error;
            if (fault is not null) warn($"{_name}, line {number}: {fault}; the line is skipped");
        }
    }

    private void ReadGames()
    {
        using var text = TextFiles.Open(path, game.Notation.OlderEncodings);
        foreach (var (read, line, error) in game.Notation.ReadGames(text))
        {
            var fault = read is null ? error : Add(new Opening<TPosition>(read.Start, [.. read.Moves.Take(options.Plies ?? int.MaxValue)]));
            if (read is not null && fault is not null) fault = $"line {line}: {fault}";
            if (fault is not null) warn($"{_name}, {fault}; the game is skipped");
        }
    }

    /// <summary>Returns why the opening cannot be played, or null.</summary>
    private string? Add(Opening<TPosition> opening)
    {
        opening.Play(_line);
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        if (_line.Result(_line.LegalMoves(moves)) != Outcome.Ongoing)
            return opening.Moves.Count == 0 ? "the game is over in this position" : $"the game is over after its {opening.Moves.Count} moves";
        if (_seen.Add(_line.Position.Hash)) _openings.Add(opening);
        return null;
    }

    /// <summary>Lines with something to read, and their numbers from 1.</summary>
    private static IEnumerable<(int Number, string Text)> Lines(TextReader text)
    {
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line) && !line.TrimStart().StartsWith(Comment, StringComparison.Ordinal)) yield return (number, line.Trim());
        }
    }

    private Opening<TPosition>[] Order()
    {
        var openings = _openings.ToArray();
        if (!options.Shuffle) return openings;
        var rng = new Rng((ulong)options.Seed);
        for (var i = openings.Length - 1; i > 0; i--)
        {
            var other = rng.Next(i + 1);
            (openings[i], openings[other]) = (openings[other], openings[i]);
        }

        return openings;
    }

    private string Describe() => string.Create(CultureInfo.InvariantCulture, $"{_name} ({_openings.Count} openings)");
}
