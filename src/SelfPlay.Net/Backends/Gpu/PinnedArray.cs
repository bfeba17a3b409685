using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// Host memory that the device reads and writes by itself while the program goes on. It grows when it must. Before it is filled again, the device must
/// have read what was in it.
/// </summary>
internal sealed class PinnedArray<T>(Accelerator accelerator) : IDisposable
    where T : unmanaged
{
    private PageLockedArray1D<T>? _locked;
    private T[] _array = [];

    /// <summary>How often its owner had waited for the stream when it last queued an upload: none since then means that the device may still read.</summary>
    public int? QueuedAfterWaits { get; set; }

    public Span<T> Span => _array;

    /// <summary>At least that many elements. What was in it is lost if it grows.</summary>
    public Span<T> Take(int length)
    {
        if (_array.Length < length) Grow(Math.Max(length, _array.Length * 3 / 2));
        return _array.AsSpan(0, length);
    }

    public void Upload(AcceleratorStream stream, ArrayView<T> target, int length) =>
        target.SubView(0, length).CopyFromCPUUnsafeAsync(stream, ref MemoryMarshal.GetArrayDataReference(_array), length);

    public void Download(AcceleratorStream stream, ArrayView<T> source, int length) =>
        source.SubView(0, length).CopyToCPUUnsafeAsync(stream, ref MemoryMarshal.GetArrayDataReference(_array), length);

    public void Dispose() => _locked?.Dispose();

    private void Grow(int length)
    {
        GpuDevices.Free(_locked);
        _locked = null;
        try
        {
            _locked = accelerator.AllocatePageLocked1D<T>(length);
            _array = _locked.GetArray();
        }
        catch (Exception exception) when (exception is AcceleratorException or NotSupportedException)
        {
            // Memory that must not be locked (a container's limit) still works, only slower.
            _array = GC.AllocateArray<T>(length, pinned: true);
        }
    }
}
