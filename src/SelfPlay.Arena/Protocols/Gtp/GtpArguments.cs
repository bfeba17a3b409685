using System.Globalization;
using SelfPlay.Engine;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>The words after a command, read one by one. Words too many are passed over, as other programs do.</summary>
/// <param name="command">Its name.</param>
/// <param name="usage">What it takes, for the sentence that says what is wrong.</param>
/// <param name="words">All of them.</param>
internal sealed class GtpArguments(string command, string usage, IReadOnlyList<string> words)
{
    private int _next;

    public bool HasMore => _next < words.Count;

    /// <summary>The next word, which is left to be read.</summary>
    public string? Peek => HasMore ? words[_next] : null;

    /// <exception cref="InputException">There is none.</exception>
    public string Word() => HasMore ? words[_next++] : throw Wrong(words.Count == 0 ? null : $"not only '{string.Join(' ', words)}'");

    /// <summary>Everything that is left.</summary>
    public string Rest()
    {
        var rest = string.Join(' ', words.Skip(_next));
        _next = words.Count;
        return rest;
    }

    public Side Colour()
    {
        var word = Word();
        return TryColour(word) ?? throw Wrong($"and '{word}' is no colour: give black or white");
    }

    public static Side? TryColour(string? word) => word?.ToUpperInvariant() switch
    {
        "B" or "BLACK" => Side.First,
        "W" or "WHITE" => Side.Second,
        _ => null,
    };

    /// <summary>A point or the pass, whether or not it can be played.</summary>
    public Move Vertex(GoRules rules)
    {
        var word = Word();
        return GtpVertex.Parse(word, rules) ?? throw Wrong($"and '{word}' is no point of a board of {rules.Size} rows: give a letter, without I, and a row, or pass");
    }

    /// <summary>A point of the board, by its cell.</summary>
    public int Point(GoRules rules)
    {
        var vertex = Vertex(rules);
        return vertex.Value < rules.Cells ? vertex.Value : throw Wrong("and a pass is no point");
    }

    public int Whole(int from, int to = int.MaxValue)
    {
        var word = Word();
        if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to) return value;
        throw Wrong($"and '{word}' is no whole number {(to == int.MaxValue ? $"from {from} on" : $"from {from} to {to}")}");
    }

    /// <summary>Time in seconds; what is below zero counts as none.</summary>
    public TimeSpan Seconds()
    {
        const double Most = 1e9; // some thirty years
        var word = Word();
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsNaN(value)) throw Wrong($"and '{word}' is no number of seconds");
        return TimeSpan.FromSeconds(Math.Clamp(value, 0, Most));
    }

    /// <param name="what">The end of a sentence that begins with what the command takes; null if that says all.</param>
    public InputException Wrong(string? what) => new($"syntax error: {command} takes {usage}{(what is null ? "" : $", {what}")}");
}
