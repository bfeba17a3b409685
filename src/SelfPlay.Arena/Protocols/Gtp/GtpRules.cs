using System.Text.Json;
using SelfPlay.Engine;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>
/// Rules in KataGo's words: a name, or a JSON object of fields. Area scoring with positional or situational superko can be played, with suicide or without;
/// whatever asks for anything else is refused. The Chinese rules are taken as they are written, with positional superko, and nobody gets points for handicap
/// stones.
/// </summary>
internal static class GtpRules
{
    private const string Positional = "POSITIONAL", Situational = "SITUATIONAL";

    private static readonly Dictionary<string, (bool Suicide, bool Situational)> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tromp-taylor"] = (true, false),
        ["chinese"] = (false, false),
        ["chinese-ogs"] = (false, false),
        ["chinese-kgs"] = (false, false),
        ["aga"] = (false, true),
        ["bga"] = (false, true),
        ["new-zealand"] = (true, true),
    };

    /// <summary>Says whether players are friendly when they pass: nothing that this program would have to know.</summary>
    private const string Ignored = "friendlyPassOk";

    /// <summary>Fields that have one value here.</summary>
    private static readonly Dictionary<string, string> Fixed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["scoring"] = "AREA",
        ["tax"] = "NONE",
        ["hasButton"] = "false",
        ["whiteHandicapBonus"] = "0",
    };

    public static string KnownNames => string.Join(", ", Names.Keys);

    /// <summary>A JSON object on one line, in the order of the alphabet.</summary>
    public static string Format(GoRules rules) => JsonSerializer.Serialize(new SortedDictionary<string, object>(StringComparer.Ordinal)
    {
        ["hasButton"] = false,
        ["ko"] = rules.Situational ? Situational : Positional,
        ["scoring"] = Fixed["scoring"],
        ["suicide"] = rules.Suicide,
        ["tax"] = Fixed["tax"],
        ["whiteHandicapBonus"] = Fixed["whiteHandicapBonus"],
    });

    /// <summary>Reads a name or an object; size and komi stay.</summary>
    /// <exception cref="InputException">It cannot be read or played.</exception>
    public static GoRules Read(string text, GoRules rules)
    {
        if (text.StartsWith('{')) return ReadObject(text, rules);
        if (!Names.TryGetValue(text.Replace('_', '-'), out var named))
            throw new InputException($"rules '{text}' cannot be played{Nearest.Hint(text, Names.Keys)}: give {KnownNames}, or an object such as {Format(rules)}");
        return rules with { Suicide = named.Suicide, Situational = named.Situational };
    }

    /// <summary>Sets one field.</summary>
    /// <exception cref="InputException">There is no such field, or its value cannot be played.</exception>
    public static GoRules Set(string field, string value, GoRules rules)
    {
        if (field.Equals("ko", StringComparison.OrdinalIgnoreCase)) return rules with { Situational = Choose(field, value, Positional, Situational) };
        if (field.Equals("suicide", StringComparison.OrdinalIgnoreCase)) return rules with { Suicide = Choose(field, value, "false", "true") };
        if (field.Equals(Ignored, StringComparison.OrdinalIgnoreCase)) return rules;
        if (!Fixed.TryGetValue(field, out var only))
            throw new InputException($"there is no rule '{field}'{Nearest.Hint(field, [.. Fixed.Keys, "ko", "suicide"])}: give ko, suicide, {string.Join(", ", Fixed.Keys)}");
        Choose(field, value, only, only);
        return rules;
    }

    private static GoRules ReadObject(string text, GoRules rules)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.EnumerateObject().Aggregate(rules, (sofar, field) => Set(field.Name, field.Value.ToString(), sofar));
        }
        catch (JsonException exception)
        {
            throw new InputException($"the rules are no JSON object: give one such as {Format(rules)}", exception);
        }
    }

    /// <summary>True for the second of two words.</summary>
    private static bool Choose(string field, string value, string first, string second)
    {
        if (value.Equals(second, StringComparison.OrdinalIgnoreCase)) return true;
        if (value.Equals(first, StringComparison.OrdinalIgnoreCase)) return false;
        throw new InputException($"{field} {value} cannot be played: give {(first == second ? first : $"{first} or {second}")}");
    }
}
