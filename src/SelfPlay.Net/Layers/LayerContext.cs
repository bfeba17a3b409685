using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>What the layers of one network share: backend, values and gradients by name, and the owner of their activations.</summary>
public sealed class LayerContext(IBackend backend, int maxBatch, IReadOnlyList<ArraySpec> specs) : IDisposable
{
    private readonly Arena _arena = new(backend, maxBatch);

    public IBackend Backend { get; } = backend;

    /// <summary>Values of all arrays.</summary>
    public BufferSet Values { get; } = new(backend, specs);

    /// <summary>Gradients of the learnt arrays.</summary>
    public BufferSet Gradients { get; } = new(backend, [.. specs.Where(spec => spec.IsLearnt)]);

    /// <summary>How the normalisations of the next forward pass behave.</summary>
    public NormalizationStep Step { get; set; } = new(1, 1, 0);

    /// <summary>Memory of values, gradients and activations.</summary>
    public long Bytes => Values.Bytes + Gradients.Bytes + _arena.Bytes;

    public DeviceBuffer Allocate(int length) => _arena.Allocate(length);

    /// <summary>A tensor for the largest batch; the shape's own batch is of no matter.</summary>
    public Tensor Activation(Shape shape) => _arena.Activation(shape);

    public void Dispose()
    {
        _arena.Dispose();
        Values.Dispose();
        Gradients.Dispose();
    }
}
