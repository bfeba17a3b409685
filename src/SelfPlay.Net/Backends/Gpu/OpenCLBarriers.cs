using System.Reflection;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// ILGPU 1.5.3 writes barriers into OpenCL kernels that order global memory alone: a driver may let a thread read shared memory before another has written it. Its
/// names for what a barrier orders are private to it, so they are reached by reflection.
/// </summary>
internal static class OpenCLBarriers
{
    private const string Both = "CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE";

    /// <summary>Asked for before the first kernel is compiled, true from then on; false with an ILGPU that has no such names.</summary>
    public static bool OrderSharedMemory { get; } = Mend();

    private static bool Mend()
    {
        var flags = typeof(Context).Assembly.GetType("ILGPU.Backends.OpenCL.CLInstructions")?.GetField("MemoryFenceFlags", BindingFlags.NonPublic | BindingFlags.Static);
        if (flags?.GetValue(null) is not string[] names) return false;
        Array.Fill(names, Both);
        return true;
    }
}
