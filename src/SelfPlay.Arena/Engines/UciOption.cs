using System.Globalization;
using SelfPlay.Engine;

namespace SelfPlay.Arena.Engines;

/// <summary>An option that a program of UCI's family says it has.</summary>
/// <param name="Name">May have spaces.</param>
/// <param name="Type">check, spin, combo, button or string; filename in USI.</param>
/// <param name="Min">Of a spin; null if it did not say.</param>
/// <param name="Max">Likewise.</param>
/// <param name="Choices">Of a combo.</param>
public sealed record UciOption(string Name, string Type, long? Min, long? Max, IReadOnlyList<string> Choices)
{
    private static readonly string[] Keywords = ["name", "type", "default", "min", "max", "var"];

    /// <summary>Reads "option name Hash type spin default 16 min 1 max 1024"; null for anything else.</summary>
    public static UciOption? Parse(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || words[0] != "option") return null;
        var fields = Fields(words.AsSpan(1)).ToLookup(field => field.Keyword, field => field.Value);
        return fields["name"].FirstOrDefault() is { Length: > 0 } name && fields["type"].FirstOrDefault() is { Length: > 0 } type
            ? new UciOption(name, type, Number(fields["min"]), Number(fields["max"]), [.. fields["var"]])
            : null;
    }

    /// <summary>The command that gives the option a value.</summary>
    /// <param name="value">What a person wants; empty for a button.</param>
    /// <param name="program">Whose option it is, for the message.</param>
    /// <exception cref="InputException">It cannot have that value.</exception>
    public string Set(string value, string program)
    {
        var fault = Type switch
        {
            "button" => value.Length > 0 ? "is a button and takes no value" : null,
            "check" => IsOneOf(value, ["true", "false"]) ? null : "must be true or false",
            "spin" => IsWithin(value) ? null : $"must be a whole number from {Min} to {Max}",
            "combo" => IsOneOf(value, Choices) ? null : $"must be one of {string.Join(", ", Choices)}",
            _ => null,
        };
        if (fault is not null) throw new InputException($"option {Name} of {program} {fault}, not '{value}'");
        return Type == "button" ? $"setoption name {Name}" : $"setoption name {Name} value {Spelt(value)}";
    }

    /// <summary>Programs compare values by case, people do not.</summary>
    private string Spelt(string value) => Type switch
    {
        "check" => value.ToLowerInvariant(),
        "combo" => Choices.First(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase)),
        "string" or "filename" when value.Length == 0 => "<empty>",
        _ => value,
    };

    private static bool IsOneOf(string value, IEnumerable<string> choices) => choices.Contains(value, StringComparer.OrdinalIgnoreCase);

    private bool IsWithin(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= (Min ?? long.MinValue) && number <= (Max ?? long.MaxValue);

    /// <summary>Values run to the next keyword and may have several words.</summary>
    private static List<(string Keyword, string Value)> Fields(ReadOnlySpan<string> words)
    {
        var fields = new List<(string Keyword, string Value)>();
        foreach (var word in words)
        {
            if (Keywords.Contains(word)) fields.Add((word, ""));
            else if (fields.Count > 0) fields[^1] = (fields[^1].Keyword, $"{fields[^1].Value} {word}".TrimStart());
        }

        return fields;
    }

    private static long? Number(IEnumerable<string> values) =>
        long.TryParse(values.FirstOrDefault(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
