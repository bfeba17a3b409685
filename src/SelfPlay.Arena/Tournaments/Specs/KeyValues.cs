using SelfPlay.Engine;

namespace SelfPlay.Arena.Tournaments.Specs;

/// <summary>Texts such as "sims=64&amp;name=mine": the one grammar of what stands behind a player or an option.</summary>
internal static class KeyValues
{
    /// <summary>Splits a text. In values "%26" and the like stand for characters that the grammar needs itself.</summary>
    /// <param name="text">The pairs.</param>
    /// <param name="separators">What stands between two pairs.</param>
    /// <param name="owner">Whose settings they are, for messages.</param>
    /// <exception cref="InputException">A part is no pair, or a key comes twice.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Split(string text, char[] separators, string owner)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            if (sign < 1) throw new InputException($"{owner}: '{part}' is no setting; write it as key=value");
            var key = Uri.UnescapeDataString(part[..sign]);
            if (pairs.Exists(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase))) throw new InputException($"{owner}: {key} is given twice; leave one");
            pairs.Add(new(key, Uri.UnescapeDataString(part[(sign + 1)..])));
        }

        return pairs;
    }

    /// <summary>Splits pairs of which every key must be one of <paramref name="known"/>.</summary>
    public static IReadOnlyDictionary<string, string> Known(string text, char[] separators, string owner, params string[] known)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in Split(text, separators, owner))
        {
            if (!known.Contains(key, StringComparer.OrdinalIgnoreCase)) throw Unknown(owner, key, known);
            found[key] = value;
        }

        return found;
    }

    public static InputException Unknown(string owner, string key, IReadOnlyList<string> known) =>
        new($"{owner}: there is no setting '{key}'{Nearest.Hint(key, known)} (known: {string.Join(", ", known)})");
}
