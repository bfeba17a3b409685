namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>For ILGPU's simulator: one warp makes 32 x 16 sums.</summary>
internal readonly struct SimulatorTensorTile : ITensorTile
{
    public int Warps => 1;

    public int Columns => 16;
}
