namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Of channels that are a multiple of four.</summary>
internal readonly struct WholeQuads : IQuads
{
    public bool AreWhole => true;
}
