using ILGPU;
using ILGPU.Runtime;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>Floats on the device: an allocation of its own, or a part of a <see cref="GpuSlab"/>.</summary>
internal sealed class GpuBuffer : DeviceBuffer
{
    private readonly IlgpuBackend _backend;
    private readonly MemoryBuffer1D<float, Stride1D.Dense>? _own;

    public GpuBuffer(IlgpuBackend backend, int length)
        : base(length)
    {
        _backend = backend;
        _own = backend.AllocateZeros(Math.Max(1, length));
        View = _own.View;
    }

    public GpuBuffer(IlgpuBackend backend, GpuSlab slab, int start, int length)
        : base(length)
    {
        _backend = backend;
        (Slab, Start) = (slab, start);
        View = slab.View.SubView(start, length);
    }

    /// <summary>The memory, holding floats or what <see cref="Packed"/> says.</summary>
    public ArrayView<float> View { get; }

    /// <summary>What it is a part of, if of anything.</summary>
    public GpuSlab? Slab { get; }

    /// <summary>Where it begins in the slab.</summary>
    public int Start { get; }

    /// <summary>Set while there is something else than floats in it.</summary>
    public PackedFloats? Packed { get; set; }

    /// <summary>Of packed weights: whether a convolution of their output followed, which is expected again. See <see cref="TileChain"/>.</summary>
    public bool IsFollowed { get; set; }

    /// <summary>Counts what was written from the host, by whichever backend.</summary>
    public int Version { get; private set; }

    public override void Write(ReadOnlySpan<float> source, int at = 0)
    {
        Version++;
        _backend.Write(source, _backend.Gpu(this).SubView(at, source.Length));
    }

    public override void Read(Span<float> destination, int at = 0) => _backend.Read(_backend.Gpu(this).SubView(at, destination.Length), destination);

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        GpuDevices.Free(_own);
        Slab?.Release();
    }
}
