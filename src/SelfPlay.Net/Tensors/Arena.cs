using SelfPlay.Net.Backends;

namespace SelfPlay.Net.Tensors;

/// <summary>Owner of buffers that are allocated once for the largest batch.</summary>
public sealed class Arena(IBackend backend, int maxBatch) : IDisposable
{
    private readonly List<DeviceBuffer> _buffers = [];

    public long Bytes { get; private set; }

    public DeviceBuffer Allocate(int length)
    {
        var buffer = backend.Allocate(length);
        _buffers.Add(buffer);
        Bytes += sizeof(float) * (long)length;
        return buffer;
    }

    /// <summary>A tensor for the largest batch; the shape's own batch is of no matter.</summary>
    public Tensor Activation(Shape shape)
    {
        var full = shape.WithBatch(maxBatch);
        return new Tensor(full, Allocate(full.Length));
    }

    public void Dispose()
    {
        foreach (var buffer in _buffers) buffer.Dispose();
    }
}
