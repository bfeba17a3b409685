using ILGPU;
using ILGPU.Runtime;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>Device memory for the time of one operation. Grows to the largest that was asked for, which is reached within the first step of a run.</summary>
internal sealed class GpuScratch<T>(IlgpuBackend backend) : IDisposable
    where T : unmanaged
{
    private MemoryBuffer1D<T, Stride1D.Dense>? _memory;

    /// <summary>Elements that it has grown to.</summary>
    public long Length => _memory?.Length ?? 0;

    /// <summary>At least that many elements, holding anything.</summary>
    public ArrayView<T> Take(int length)
    {
        if (_memory is null || _memory.Length < length)
        {
            GpuDevices.Free(_memory);
            _memory = null;
            _memory = backend.AllocateRaw<T>(Math.Max(1, length));
        }

        return _memory.View;
    }

    public void Dispose() => _memory?.Dispose();
}
