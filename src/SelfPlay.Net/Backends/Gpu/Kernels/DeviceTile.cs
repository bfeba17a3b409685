namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>For GPUs: 128 threads make 128 x 64 sums.</summary>
internal readonly struct DeviceTile : ITile
{
    public int Down => 16;

    public int Across => 8;

    public int Depth => 8;
}
