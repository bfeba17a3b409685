using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// A Winograd convolution that was a backend's last operation. If a convolution of its output follows, the same is expected the next time: then it writes
/// its output transformed as well, while it has it at hand, and the follower saves a launch. Whatever else happens on the backend, new memory too, ends the
/// chain, so that nothing transformed outlives a change of what it was made from.
/// </summary>
internal readonly struct TileChain(GpuBuffer weights, GpuBuffer y, Shape shape, bool hasTransformed)
{
    private readonly GpuBuffer? _y = y;
    private readonly Shape _shape = shape;
    private readonly int _version = y.Version;

    /// <summary>The packed weights of the convolution.</summary>
    public GpuBuffer? Weights { get; } = weights;

    /// <summary>Whether the transformed output lies in the backend's tiles.</summary>
    public bool HasTransformed { get; } = hasTransformed;

    /// <summary>Whether x is its output, as it was written.</summary>
    public bool Leads(Tensor x) => _y is not null && ReferenceEquals(x.Buffer, _y) && x.Shape == _shape && _y.Version == _version;
}
