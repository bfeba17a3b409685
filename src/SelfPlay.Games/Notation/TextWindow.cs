using System.Buffers;
using System.Text;

namespace SelfPlay.Games.Notation;

/// <summary>
/// A window of fixed size that moves over a text, for readers of long files: parts of the text are handed out as spans of the window, which hold
/// until the next call. The character before the current one always stays in the window.
/// </summary>
internal sealed class TextWindow
{
    /// <summary>What <see cref="Peek"/> returns at the end of the text.</summary>
    public const int End = -1;

    private const int Size = 1 << 16;
    private const char ByteOrderMark = '\ufeff';

    private readonly TextReader _reader;
    private readonly char[] _buffer = new char[Size];
    private int _position = 1;
    private int _end = 1;
    private int _line;
    private int _linesCountedTo = 1;

    /// <param name="reader">The text, or a part of one that begins with a line.</param>
    /// <param name="firstLine">The number of that line.</param>
    public TextWindow(TextReader reader, int firstLine = 1)
    {
        _reader = reader;
        _line = firstLine;
        _buffer[0] = '\n';
    }

    /// <summary>Number of the current line. Counted when asked for: faster than to watch for line ends.</summary>
    public int Line
    {
        get
        {
            _line += _buffer.AsSpan(_linesCountedTo, _position - _linesCountedTo).Count('\n');
            _linesCountedTo = _position;
            return _line;
        }
    }

    public bool AtLineStart => IsLineEnd(_buffer[_position - 1]) || _buffer[_position - 1] == ByteOrderMark;

    public static bool IsLineEnd(int letter) => letter is '\n' or '\r' or End;

    /// <summary>White space of any kind, and what strays into text files beside it: marks of byte order, zeros, Ctrl-Z.</summary>
    public static bool IsBlank(char letter) => letter <= ' ' || (letter > '~' && (char.IsWhiteSpace(letter) || letter == ByteOrderMark));

    /// <summary>The current character, or <see cref="End"/>.</summary>
    public int Peek() => _position < _end || Fill() ? _buffer[_position] : End;

    /// <summary>Goes on by one character; not at the end.</summary>
    public void Skip() => _position++;

    public void SkipBlanks()
    {
        do
        {
            while (_position < _end && IsBlank(_buffer[_position])) _position++;
        }
        while (_position == _end && Fill());
    }

    public void SkipBlanksOfLine()
    {
        while (Peek() is ' ' or '\t') Skip();
    }

    /// <summary>Goes on to the first of the stops, or to the end.</summary>
    public void SkipTo(SearchValues<char> stops)
    {
        while (Peek() != End && TakePart(stops).Length > 0)
        {
        }
    }

    /// <summary>What comes before the first of the stops, or before the end of what the window shows now: perhaps only a part of it.</summary>
    public ReadOnlySpan<char> TakePart(SearchValues<char> stops)
    {
        if (Peek() == End) return [];
        var rest = _buffer.AsSpan(_position, _end - _position);
        var stop = rest.IndexOfAny(stops);
        var part = stop < 0 ? rest : rest[..stop];
        _position += part.Length;
        return part;
    }

    /// <summary>All up to the first blank or stop, in one piece; cut where it is longer than the window.</summary>
    public ReadOnlySpan<char> TakeWord(SearchValues<char> stops)
    {
        var length = 0;
        while (true)
        {
            while (_position + length < _end && !IsBlank(_buffer[_position + length]) && !stops.Contains(_buffer[_position + length])) length++;
            if (_position + length < _end || !Fill()) break;
        }

        var word = _buffer.AsSpan(_position, length);
        _position += length;
        return word;
    }

    /// <summary>Appends what comes before the first of the stops; letters beyond a number are read but not kept.</summary>
    public void AppendTo(StringBuilder text, SearchValues<char> stops, int mostLetters)
    {
        for (var part = TakePart(stops); !part.IsEmpty; part = TakePart(stops))
        {
            if (text.Length <= mostLetters) text.Append(part);
        }
    }

    /// <summary>The next characters, fewer only at the end.</summary>
    public ReadOnlySpan<char> Ahead(int count)
    {
        while (_end - _position < count && Fill())
        {
        }

        return _buffer.AsSpan(_position, Math.Min(count, _end - _position));
    }

    /// <summary>True if the text goes on like this.</summary>
    public bool StartsWith(string text) => Ahead(text.Length).SequenceEqual(text);

    /// <summary>Moves the window on, so that it shows more behind the current character; false if there is no more or no room.</summary>
    private bool Fill()
    {
        if (_position > 1 && _end > Size / 2) MoveToFront();
        if (_end == Size) return false;
        var read = _reader.Read(_buffer, _end, Size - _end);
        _end += read;
        return read > 0;
    }

    private void MoveToFront()
    {
        _ = Line;
        var kept = _position - 1;
        Array.Copy(_buffer, kept, _buffer, 0, _end - kept);
        _end -= kept;
        _position = 1;
        _linesCountedTo = 1;
    }
}
