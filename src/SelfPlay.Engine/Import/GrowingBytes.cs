using System.Buffers;

namespace SelfPlay.Engine.Import;

/// <summary>Bytes in a row, as many as needed, that may be changed after they were written.</summary>
internal sealed class GrowingBytes : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[1 << 16];

    public int Length { get; private set; }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    public Span<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    public void Clear() => Length = 0;

    /// <summary>Takes back what was written from here on.</summary>
    public void CutAt(int length) => Length = length;

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < Math.Max(count, 1)) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + count));
    }
}
