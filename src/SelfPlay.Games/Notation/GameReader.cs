using System.Buffers;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Notation;

/// <summary>
/// Reads records of the shape that most games share: a head of tags, then moves with numbers, comments and variations, then the result. One game
/// at a time, in memory that does not grow with the text. What tags and moves look like, a subclass says.
/// </summary>
/// <remarks>
/// A game with a fault is read to its end and skipped whole. A game ends with its result, with the head of the next or with the text. Where a comment
/// or a variation is never closed, the next head that begins a line ends it, so that no later game is lost.
/// </remarks>
internal abstract class GameReader<TPosition>(TextReader text, int firstLine = 1)
    where TPosition : unmanaged, IPosition<TPosition>
{
    // Longer than any game can be, and far more than anybody notes down about one: they bound the memory that a damaged file takes.
    private const int MostMoves = 20_000;
    protected const int MostLetters = 1 << 22;
    private const int ShownLetters = 40;

    private static readonly SearchValues<char> WordStops = SearchValues.Create("{}()[];$<>*");
    private static readonly SearchValues<char> LineStops = SearchValues.Create("\r\n");
    private static readonly SearchValues<char> CommentStops = SearchValues.Create("}\r\n");
    private static readonly SearchValues<char> VariationStops = SearchValues.Create("(){;\r\n");
    private static readonly SearchValues<char> CommandStops = SearchValues.Create("]\r\n");
    private static readonly SearchValues<char> BracketStops = SearchValues.Create(">\r\n");

    private readonly GameNotes _notes = new(MostLetters);
    private readonly List<Move> _moves = [];
    private TPosition _position;
    private Outcome _outcome;
    private bool _tagged;
    private string? _fault;

    protected TextWindow Text { get; } = new(text, firstLine);

    public IEnumerable<ReadGame<TPosition>> ReadAll()
    {
        while (SkipToGame())
        {
            var game = ReadGame();
            if (_tagged || game.Game is not { Moves.Count: 0 }) yield return game;
        }
    }

    /// <summary>True where a tag begins: among moves, that of another game.</summary>
    protected abstract bool AtTag();

    /// <summary>True where a tag of this name begins.</summary>
    protected abstract bool AtTag(string name);

    /// <summary>True where a line is so plainly the first of a game that it does not belong to the comment it seems to stand in.</summary>
    protected abstract bool AtHead();

    /// <summary>Reads the tag that begins here.</summary>
    protected abstract KeyValuePair<string, string> ReadTag();

    /// <summary>Takes from the tags those that are no notes but say where the game begins and how it ended. Returns what is wrong with them, or null.</summary>
    protected abstract string? TakeSetup(List<KeyValuePair<string, string>> tags, out TPosition start, out Outcome outcome);

    /// <summary>Finds the legal move that a word means. No move and no error: the word does not matter.</summary>
    protected abstract Move? FindMove(in TPosition position, ReadOnlySpan<char> word, out string? error);

    /// <summary>What is written before a move: "12." or "12...".</summary>
    protected abstract string MoveNumber(in TPosition position, int ply);

    /// <summary>The beginning of a word that may be long, for people.</summary>
    protected static string Show(ReadOnlySpan<char> word) =>
        PrintableText.Of(word.Length <= ShownLetters ? word.ToString() : string.Concat(word[..ShownLetters], "..."));

    private bool SkipToGame()
    {
        while (true)
        {
            SkipGap();
            if (Text.Peek() == ';') Text.SkipTo(LineStops);
            else if (Text.Peek() == '{') ReadComment(kept: false);
            else return Text.Peek() != TextWindow.End;
        }
    }

    /// <summary>Skips blanks, lines that begin with % and what stands in angle brackets: both are reserved in PGN, for other programs.</summary>
    private void SkipGap()
    {
        while (true)
        {
            Text.SkipBlanks();
            if (Text.Peek() == '%' && Text.AtLineStart) Text.SkipTo(LineStops);
            else if (Text.Peek() == '<') SkipThrough(BracketStops);
            else return;
        }
    }

    private void SkipThrough(SearchValues<char> stops)
    {
        Text.SkipTo(stops);
        if (!TextWindow.IsLineEnd(Text.Peek())) Text.Skip();
    }

    private ReadGame<TPosition> ReadGame()
    {
        var line = Text.Line;
        _notes.Clear();
        _moves.Clear();
        _fault = null;
        ReadTags();
        _tagged = _notes.Tags.Count > 0;
        if (TakeSetup(_notes.Tags, out var start, out _outcome) is { } error) Fault(line, error);
        _position = start;
        while (ReadElement())
        {
        }

        var comments = _notes.TakeComments(_moves.Count);
        if (_notes.IsOverfull) Fault(line, $"the tags and comments of a game of more than {MostLetters} letters are taken for damage");
        return _fault is null
            ? new(new(start, _moves.ToArray(), _outcome, [.. _notes.Tags], comments), line, null)
            : new(null, line, _fault);
    }

    // The first tag once more begins another game: this one has neither moves nor result.
    private void ReadTags()
    {
        while (AtTag() && !(_notes.Tags.Count > 1 && AtTag(_notes.Tags[0].Key)))
        {
            _notes.AddTag(ReadTag());
            SkipGap();
        }
    }

    /// <summary>Reads one element of the moves; false when the game is over.</summary>
    private bool ReadElement()
    {
        SkipGap();
        if (Text.Peek() == TextWindow.End || AtTag()) return false;
        switch (Text.Peek())
        {
            case '{':
                return ReadComment(kept: _fault is null);
            case ';':
                Text.Skip();
                Text.SkipBlanksOfLine();
                _notes.AddComment(Text, LineStops, _moves.Count);
                return true;
            case '(':
                return SkipVariation();
            case '$':
                Text.Skip();
                Text.TakeWord(WordStops);
                return true;
            case '[':
                SkipThrough(CommandStops);
                return true;
            case '*':
                Text.Skip();
                return false;
            default:
                return ReadWord();
        }
    }

    private bool ReadWord()
    {
        var word = Text.TakeWord(WordStops);
        if (word.IsEmpty)
        {
            Fault(Text.Line, $"'{(char)Text.Peek()}' closes what was not opened");
            Text.Skip();
            return true;
        }

        word = WithoutNumber(word);
        if (ResultText.Parse(word) is { } outcome)
        {
            _outcome = outcome;
            return false;
        }

        if (_fault is null && !word.IsEmpty) Play(word);
        return true;
    }

    private void Play(ReadOnlySpan<char> word)
    {
        var found = FindMove(_position, word, out var error);
        if (found is not null && _moves.Count == MostMoves) error = $"a game of more than {MostMoves} moves is taken for damage";
        if (error is not null) _fault = $"line {Text.Line}, move {MoveNumber(_position, _moves.Count)} {error}";
        if (error is not null || found is not { } move) return;
        _moves.Add(move);
        _position = _position.After(move);
    }

    /// <summary>"12.e4" is "e4"; of "12." and "..." nothing is left; "1-0" and "7" stay as they are.</summary>
    private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits])) digits++;
        var dots = digits;
        while (dots < word.Length && word[dots] is '.' or '…') dots++;
        return dots > digits ? word[dots..] : word;
    }

    /// <summary>False if it is never closed.</summary>
    private bool ReadComment(bool kept)
    {
        var line = Text.Line;
        Text.Skip();
        while (true)
        {
            Text.SkipBlanks();
            if (Text.Peek() == TextWindow.End || (Text.AtLineStart && AtHead())) return NeverClosed("comment", line);
            if (kept) _notes.AddComment(Text, CommentStops, _moves.Count);
            else Text.SkipTo(CommentStops);
            if (Text.Peek() != '}') continue;
            Text.Skip();
            return true;
        }
    }

    /// <summary>Skips a variation and those in it. False if it is never closed.</summary>
    private bool SkipVariation()
    {
        var (line, depth) = (Text.Line, 0);
        do
        {
            switch (Text.Peek())
            {
                case '(':
                    depth++;
                    Text.Skip();
                    break;
                case ')':
                    depth--;
                    Text.Skip();
                    break;
                case '{':
                    if (!ReadComment(kept: false)) return false;
                    break;
                case ';':
                    Text.SkipTo(LineStops);
                    break;
                default:
                    SkipGap();
                    if (Text.Peek() == TextWindow.End || (Text.AtLineStart && AtTag())) return NeverClosed("variation", line);
                    break;
            }

            if (depth > 0) Text.SkipTo(VariationStops);
        }
        while (depth > 0);
        return true;
    }

    private bool NeverClosed(string what, int line)
    {
        Fault(line, $"the {what} that begins here is never closed");
        return false;
    }

    private void Fault(int line, string reason) => _fault ??= $"line {line}: {reason}";
}
