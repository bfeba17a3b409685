namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>How many warps a group has and how many columns each makes: 64 with four warps, 16 with one.</summary>
internal interface ITensorTile
{
    int Warps { get; }

    int Columns { get; }
}
