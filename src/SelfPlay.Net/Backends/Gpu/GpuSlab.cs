using ILGPU;
using ILGPU.Runtime;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>The arrays of one set behind each other, so that one launch serves all of them. Gaps are zero. Freed with the last of its parts.</summary>
internal sealed class GpuSlab(MemoryBuffer1D<float, Stride1D.Dense> memory, int parts)
{
    /// <summary>Each part begins at a multiple of this many floats: whole memory transactions, and 128-bit loads.</summary>
    public const int Alignment = 64;

    private int _left = parts;

    public ArrayView<float> View => memory.View;

    public int Length => (int)memory.Length;

    public int Parts { get; } = parts;

    public void Release()
    {
        if (--_left == 0) GpuDevices.Free(memory);
    }
}
