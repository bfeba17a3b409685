using System.Runtime.InteropServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Four words side by side: one 128-bit load or store.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Int4(int x, int y, int z, int w)
{
    public readonly int X = x;
    public readonly int Y = y;
    public readonly int Z = z;
    public readonly int W = w;
}
