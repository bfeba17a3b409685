namespace SelfPlay.Engine.Import;

/// <summary>A text that ends where its file is damaged, so that the games before the damage are kept.</summary>
internal sealed class LenientReader(TextReader text) : TextReader
{
    private const int BufferLength = 1 << 14;

    private char[] _buffer = new char[BufferLength];
    private int _start;
    private int _end;

    /// <summary>Why the text ended early; null if it did not.</summary>
    public string? Damage { get; private set; }

    public override int Peek() => _start < _end || Fill() ? _buffer[_start] : -1;

    public override int Read() => _start < _end || Fill() ? _buffer[_start++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (_start == _end) return ReadOn(buffer);
        var length = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, length).CopyTo(buffer);
        _start += length;
        return length;
    }

    /// <summary>Gives back what was just read, to be read again; nothing may be buffered.</summary>
    public void PutBack(ReadOnlySpan<char> letters) => (_buffer, _start, _end) = (letters.ToArray(), 0, letters.Length);

    /// <summary>Passes over the beginning; true if there was so much.</summary>
    public bool TrySkip(long letters)
    {
        var buffer = new char[BufferLength];
        while (letters > 0 && Read(buffer.AsSpan(0, (int)Math.Min(letters, buffer.Length))) is var read and > 0) letters -= read;
        return letters == 0;
    }

    private bool Fill()
    {
        (_start, _end) = (0, ReadOn(_buffer));
        return _end > 0;
    }

    private int ReadOn(Span<char> buffer)
    {
        if (Damage is not null || buffer.IsEmpty) return 0;
        try
        {
            return text.Read(buffer);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            Damage = exception.Message;
            return 0;
        }
    }
}
