using System.Globalization;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Play.Openings;

/// <summary>The openings of a match or tournament: pair k of its games begins with opening k. Thread-safe.</summary>
public abstract class OpeningBook<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const string Random = "random:";
    private const int MostPlies = 200;

    /// <summary>What it holds, for people: "random openings of 8 plies".</summary>
    public abstract string Description { get; }

    /// <summary>
    /// Opens a book: <c>none</c> (the usual start), <c>random:PLIES</c> (random legal moves from there), or a file of games (chess: PGN) or of
    /// positions, one a line (chess: EPD or FEN; # begins a comment line), plain or packed by gzip. Openings that reach the same position count once.
    /// </summary>
    /// <param name="spec">Which.</param>
    /// <param name="game">The game.</param>
    /// <param name="options">How to take them.</param>
    /// <param name="warn">Told of every line or game of the file that is skipped, with file, line number and reason.</param>
    /// <exception cref="InputException">There is no such book, or it has no opening that can be played.</exception>
    public static OpeningBook<TPosition> Load(string spec, Game<TPosition> game, OpeningOptions<TPosition> options, Action<string> warn)
    {
        if (spec.Equals("none", StringComparison.OrdinalIgnoreCase)) return new ListedOpenings<TPosition>("the usual start", [new Opening<TPosition>(game.Initial, [])]);
        if (!spec.StartsWith(Random, StringComparison.OrdinalIgnoreCase)) return new OpeningFile<TPosition>(spec, game, options, warn).Load();
        var text = spec[Random.Length..];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plies) && plies <= MostPlies
            ? RandomOpenings<TPosition>.Create(plies, game, options)
            : throw new InputException($"the opening book '{spec}' needs a number of plies from 0 to {MostPlies}, such as random:8");
    }

    /// <summary>The opening of a pair of games, from 0 on. When all have been used they come again in the same order.</summary>
    public abstract Opening<TPosition> At(int pair);
}
