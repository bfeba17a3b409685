using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Cpu;

/// <summary>
/// Floats at a fixed, 64-byte aligned address. Behind the last one lies a vector of slack, so that kernels may load (never store) a whole vector that
/// starts anywhere in the buffer. The memory belongs to the collector (pinned heap): nobody leaks it, and it goes when nobody holds the buffer.
/// </summary>
internal sealed unsafe class CpuBuffer : DeviceBuffer
{
    private const int Alignment = 64;
    private const int Slack = Alignment / sizeof(float);

    private readonly float[] _memory;
    private readonly int _start;

    public CpuBuffer(int length) : base(length)
    {
        _memory = GC.AllocateArray<float>(length + (2 * Slack), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _start = (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(float);
        Pointer = (float*)address + _start;
    }

    public float* Pointer { get; }

    public Span<float> Span => _memory.AsSpan(_start, Length);

    public override void Write(ReadOnlySpan<float> source, int at = 0) => source.CopyTo(Span[at..]);

    public override void Read(Span<float> destination, int at = 0) => Span.Slice(at, destination.Length).CopyTo(destination);

    protected override void Dispose(bool disposing)
    {
        // Nothing to release: the collector owns the memory.
    }
}
