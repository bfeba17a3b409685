using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>Asks for memory before it is needed, where the order of reading is none that the machine foresees.</summary>
internal static unsafe class CacheLines
{
    private const int Floats = 16;

    /// <summary>Rows of <paramref name="width"/> floats, <paramref name="step"/> apart. May reach behind the end of a buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(float* first, int rows, int width, nint step)
    {
        if (!Sse.IsSupported) return;
        for (var row = 0; row < rows; row++, first += step)
        {
            for (var i = 0; i < width; i += Floats) Sse.Prefetch0(first + i);
        }
    }
}
