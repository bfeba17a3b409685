using System.Text.RegularExpressions;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Engine.Import.Filters;

/// <summary>One opening that is asked for: by its ECO code, by the first moves, or by a part of its name.</summary>
internal sealed partial class OpeningFilter<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private static readonly string[] NameTags = ["Opening", "Variation"];

    private readonly Func<GameText<TPosition>, bool> _matches;

    private OpeningFilter(Func<GameText<TPosition>, bool> matches) => _matches = matches;

    /// <summary>"B90" and "B" are codes, "B20-B99" all between; what can be played from the usual start is moves; all else is a name.</summary>
    public static OpeningFilter<TPosition> Parse(string text, Game<TPosition> game)
    {
        if (Code().Match(text) is { Success: true } code) return ByCode(code.Groups[1].Value, code.Groups[2].Success ? code.Groups[2].Value : code.Groups[1].Value);
        if (ReadMoves(text, game) is { } moves) return new(read => read.Start.Equals(game.Initial) && read.Moves.Take(moves.Count).SequenceEqual(moves));
        return new(read => Names(read.Tags).Any(name => name.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    public bool Matches(GameText<TPosition> game) => _matches(game);

    private static OpeningFilter<TPosition> ByCode(string first, string last) => new(read =>
        GameTags.Find(read.Tags, "ECO") is { } code
        && string.Compare(code, 0, first, 0, first.Length, StringComparison.OrdinalIgnoreCase) >= 0
        && string.Compare(code, 0, last, 0, last.Length, StringComparison.OrdinalIgnoreCase) <= 0);

    private static IEnumerable<string> Names(IReadOnlyList<KeyValuePair<string, string>> tags) =>
        NameTags.Select(name => GameTags.Find(tags, name)).OfType<string>();

    private static List<Move>? ReadMoves(string text, Game<TPosition> game)
    {
        var (moves, position) = (new List<Move>(), game.Initial);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = Number().Replace(word, "");
            if (bare.Length == 0) continue;
            if (!game.Notation.TryParseMove(position, bare, out var move, out _)) return null;
            moves.Add(move);
            position = position.After(move);
        }

        return moves.Count > 0 ? moves : null;
    }

    [GeneratedRegex("^([A-E][0-9]{0,2})(?:-([A-E][0-9]{0,2}))?$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[0-9]+\.+")]
    private static partial Regex Number();
}
