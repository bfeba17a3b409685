using System.Buffers;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Chess;

/// <summary>Reads games in Portable Game Notation, import format: as people and programs write them.</summary>
internal sealed class PgnReader(TextReader text, int firstLine = 1) : GameReader<ChessPosition>(text, firstLine)
{
    private static readonly SearchValues<char> NameStops = SearchValues.Create("\"[]{}();");
    private static readonly SearchValues<char> ValueStops = SearchValues.Create("\"\\\r\n");
    private static readonly SearchValues<char> TagStops = SearchValues.Create("]\r\n");

    private readonly StringBuilder _value = new();

    protected override bool AtTag() => Text.Peek() == '[' && !Text.StartsWith("[%");

    protected override bool AtTag(string name) => Text.Ahead(name.Length + 2) is [_, .. var tag, var end] && end <= ' ' && tag.SequenceEqual(name);

    protected override bool AtHead() => Text.StartsWith("[Event \"");

    protected override KeyValuePair<string, string> ReadTag()
    {
        Text.Skip();
        Text.SkipBlanks();
        var name = PgnTags.Intern(Text.TakeWord(NameStops));
        Text.SkipBlanks();
        var value = Text.Peek() == '"' ? ReadValue() : "";
        Text.SkipTo(TagStops);
        if (Text.Peek() == ']') Text.Skip();
        return new(name, value);
    }

    protected override string? TakeSetup(List<KeyValuePair<string, string>> tags, out ChessPosition start, out Outcome outcome)
    {
        outcome = ResultText.Parse(PgnTags.Find(tags, PgnTags.Result)) ?? Outcome.Ongoing;
        start = ChessPosition.Initial;
        if (PgnTags.Find(tags, PgnTags.Fen) is { Length: > 0 } fen && !Fen.TryParse(fen, out start, out var error)) return error;
        if (PgnTags.Find(tags, PgnTags.Variant) is { } variant && !PgnTags.IsChess(variant))
            return $"the variant '{Show(variant)}' has other rules; chess and Chess960 are read";
        tags.RemoveAll(PgnTags.IsImplied);
        return null;
    }

    protected override Move? FindMove(in ChessPosition position, ReadOnlySpan<char> word, out string? error)
    {
        error = null;
        return San.TryFind(position, word, out var move) ? move : PgnWord.Find(position, Show(word), out error);
    }

    protected override string MoveNumber(in ChessPosition position, int ply) =>
        $"{position.FullMoveNumber}{(position.SideToMove == Side.First ? "." : "...")}";

    /// <summary>The text between quotation marks, the first of which is the current character.</summary>
    private string ReadValue()
    {
        _value.Clear();
        Text.Skip();
        while (true)
        {
            Text.AppendTo(_value, ValueStops, MostLetters);
            if (TextWindow.IsLineEnd(Text.Peek()) || ClosesValue()) return _value.ToString();
            if (Escapes()) Text.Skip();
            if (_value.Length <= MostLetters) _value.Append((char)Text.Peek());
            Text.Skip();
        }
    }

    // A mark inside that should have been escaped does not end the value.
    private bool ClosesValue() =>
        Text.StartsWith("\"]") || Text.StartsWith("\" ]") || Text.StartsWith("\"\n") || Text.StartsWith("\"\r");

    // Nor does a backslash before the mark at the end reach beyond it: its writer forgot to double it.
    private bool Escapes() =>
        (Text.StartsWith("\\\"") || Text.StartsWith("\\\\")) && !Text.StartsWith("\\\"]\n") && !Text.StartsWith("\\\"]\r");
}
