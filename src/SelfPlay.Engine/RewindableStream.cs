namespace SelfPlay.Engine;

/// <summary>Reads from any stream and can go back to the beginning as long as no more than that has been read: so that a pipe can be looked into as a file can.</summary>
internal sealed class RewindableStream : Stream
{
    /// <summary>Of the beginning that is kept.</summary>
    public const int HeadLength = 1 << 20;

    private readonly Stream _inner;
    private readonly byte[] _head;
    private long _position;

    public RewindableStream(Stream inner)
    {
        _inner = inner;
        _head = new byte[HeadLength];
        var read = inner.ReadAtLeast(_head, HeadLength, throwOnEndOfStream: false);
        if (read < HeadLength) _head = _head[..read];
    }

    /// <summary>The first bytes, all there are if these are fewer than <see cref="HeadLength"/>.</summary>
    public ReadOnlySpan<byte> Head => _head;

    public override bool CanRead => true;

    public override bool CanSeek => _position <= _head.Length;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Interlocked.Read(ref _position);
        set
        {
            if (!CanSeek || value < 0 || value > _head.Length) throw new NotSupportedException("More has been read than is kept.");
            Interlocked.Exchange(ref _position, value);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = _position < _head.Length ? ReadHead(buffer) : _inner.Read(buffer);
        Interlocked.Add(ref _position, read);
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }

    private int ReadHead(Span<byte> buffer)
    {
        var part = _head.AsSpan((int)_position);
        part = part[..Math.Min(part.Length, buffer.Length)];
        part.CopyTo(buffer);
        return part.Length;
    }
}
