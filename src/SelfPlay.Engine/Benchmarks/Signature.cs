using System.Runtime.InteropServices;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>A number that stands for all results of a benchmark, bit for bit (FNV-1a, 64 bits). Mutable: pass it by ref.</summary>
public struct Signature()
{
    private ulong _hash = 0xcbf2_9ce4_8422_2325;

    public void Add(ulong value)
    {
        for (var shift = 0; shift < 64; shift += 8) _hash = (_hash ^ ((value >> shift) & 0xff)) * 0x100_0000_01b3;
    }

    public void Add(ReadOnlySpan<float> values)
    {
        foreach (var bits in MemoryMarshal.Cast<float, uint>(values)) Add(bits);
    }

    public override readonly string ToString() => _hash.ToString("x16");
}
