namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>For GPUs: four warps make 128 x 64 sums.</summary>
internal readonly struct DeviceTensorTile : ITensorTile
{
    public int Warps => 4;

    public int Columns => 64;
}
