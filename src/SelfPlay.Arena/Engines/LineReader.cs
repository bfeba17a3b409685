namespace SelfPlay.Arena.Engines;

/// <summary>Cuts text into lines that end in LF or CRLF, or at the end of the text. What a line has beyond a limit is dropped.</summary>
internal sealed class LineReader(TextReader text, int longest)
{
    private readonly char[] _block = new char[4096];
    private readonly char[] _line = new char[longest];
    private int _next;
    private int _read;

    /// <summary>Null at the end.</summary>
    public string? Read()
    {
        var length = 0;
        while (true)
        {
            if (_next == _read && !Fill()) return length > 0 ? Text(length) : null;
            var character = _block[_next++];
            if (character == '\n') return Text(length);
            if (length < longest) _line[length++] = character;
        }
    }

    private bool Fill()
    {
        (_next, _read) = (0, text.Read(_block, 0, _block.Length));
        return _read > 0;
    }

    private string Text(int length) => new(_line.AsSpan(0, length).TrimEnd('\r'));
}
