namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Whether four neighbouring channels are always there, and one load; the compiler makes a loop for each.</summary>
internal interface IQuads
{
    bool AreWhole { get; }
}
