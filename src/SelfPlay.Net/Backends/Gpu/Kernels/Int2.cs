using System.Runtime.InteropServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Two words side by side: one 64-bit store.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Int2(int x, int y)
{
    public readonly int X = x;
    public readonly int Y = y;
}
