using System.Buffers;
using System.Text;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>The lines of a text with their numbers, read one ahead; letters beyond a number in one line are dropped.</summary>
internal sealed class RecordLines(TextReader reader)
{
    private const int MostLetters = 1 << 14;

    private static readonly SearchValues<char> Stops = SearchValues.Create("\r\n");

    private readonly TextWindow _text = new(reader);
    private readonly StringBuilder _letters = new();
    private string? _ahead;

    /// <summary>The number of the line that <see cref="Peek"/> shows, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without blanks at its end and without its line end; null at the end of the text.</summary>
    public string? Peek() => _ahead ??= Read();

    /// <summary>Takes the line that <see cref="Peek"/> showed.</summary>
    public void Skip() => _ahead = null;

    private string? Read()
    {
        if (_text.Peek() == TextWindow.End) return null;
        Number = _text.Line;
        _letters.Clear();
        _text.AppendTo(_letters, Stops, MostLetters);
        if (_text.Peek() == '\r') _text.Skip();
        if (_text.Peek() == '\n') _text.Skip();
        return _letters.ToString().TrimStart('\ufeff').TrimEnd();
    }
}
