namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Of any number of channels.</summary>
internal readonly struct PartialQuads : IQuads
{
    public bool AreWhole => false;
}
