using System.Buffers;
using System.Text;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Notation;

/// <summary>Reads what <see cref="PlainGameText"/> writes.</summary>
internal sealed class PlainGameReader<TPosition>(INotation<TPosition> notation, TextReader text) : GameReader<TPosition>(text)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const int LongestName = 64;

    private static readonly SearchValues<char> LineStops = SearchValues.Create("\r\n");

    private readonly StringBuilder _value = new();

    protected override bool AtTag() => NameLength() > 0;

    protected override bool AtTag(string name) => NameLength() == name.Length && Text.StartsWith(name);

    protected override bool AtHead() => AtTag();

    protected override KeyValuePair<string, string> ReadTag()
    {
        var length = NameLength();
        var name = Text.Ahead(length).ToString();
        for (var i = 0; i < length + PlainGameText.AfterName.Length; i++) Text.Skip();
        _value.Clear();
        Text.AppendTo(_value, LineStops, MostLetters);
        return new(name, _value.ToString());
    }

    protected override string? TakeSetup(List<KeyValuePair<string, string>> tags, out TPosition start, out Outcome outcome)
    {
        (start, outcome) = (TPosition.Initial, Outcome.Ongoing);
        var found = tags.FindIndex(tag => tag.Key == PlainGameText.Start);
        if (found < 0) return null;
        if (!notation.TryParsePosition(tags[found].Value, out start, out var error)) return error;
        tags.RemoveAt(found);
        return null;
    }

    protected override Move? FindMove(in TPosition position, ReadOnlySpan<char> word, out string? error) =>
        notation.TryParseMove(position, Show(word), out var move, out error) ? move : null;

    protected override string MoveNumber(in TPosition position, int ply) => $"{(ply / 2) + 1}{(ply % 2 == 0 ? "." : "...")}";

    /// <summary>Of the name of a tag that begins here; 0 if none does.</summary>
    private int NameLength()
    {
        if (!Text.AtLineStart) return 0;
        var ahead = Text.Ahead(LongestName);
        var length = Math.Max(0, ahead.IndexOf(PlainGameText.AfterName, StringComparison.Ordinal));
        foreach (var letter in ahead[..length])
        {
            if (!char.IsLetterOrDigit(letter) && letter is not (' ' or '_' or '-')) return 0;
        }

        return length > 0 && char.IsLetter(ahead[0]) ? length : 0;
    }
}
