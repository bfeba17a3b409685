namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>What <see cref="TreeSum"/> can add up.</summary>
internal interface ISummable<TSelf>
    where TSelf : unmanaged, ISummable<TSelf>
{
    static abstract TSelf Add(TSelf a, TSelf b);
}
