namespace SelfPlay.Engine.Import;

/// <summary>Reads the first letters of an array.</summary>
internal sealed class CharReader(char[] letters, int length) : TextReader
{
    private int _next;

    public override int Peek() => _next < length ? letters[_next] : -1;

    public override int Read() => _next < length ? letters[_next++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var read = Math.Min(buffer.Length, length - _next);
        letters.AsSpan(_next, read).CopyTo(buffer);
        _next += read;
        return read;
    }
}
