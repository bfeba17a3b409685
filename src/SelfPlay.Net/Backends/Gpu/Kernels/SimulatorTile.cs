namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>For ILGPU's simulator, where each thread is one of the operating system: 32 threads make 64 x 32 sums.</summary>
internal readonly struct SimulatorTile : ITile
{
    public int Down => 8;

    public int Across => 4;

    public int Depth => 4;
}
