namespace SelfPlay.Engine;

/// <summary>Hands out all that a packed stream yields before its damage: it is read in small pieces, because what a failing read has unpacked is lost.</summary>
internal sealed class WholeUntilDamageStream(Stream packed) : Stream
{
    private const int PieceLength = 512;

    private Exception? _damage;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_damage is not null) throw Damaged(_damage);
        var length = 0;
        try
        {
            while (length < buffer.Length && packed.Read(buffer[length..Math.Min(buffer.Length, length + PieceLength)]) is var read and > 0) length += read;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            _damage = exception;
            if (length == 0) throw Damaged(exception);
        }

        return length;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) packed.Dispose();
        base.Dispose(disposing);
    }

    private static InvalidDataException Damaged(Exception exception) => new($"it is damaged or cut off: {exception.Message}", exception);
}
