namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>What <see cref="ChannelStrip"/> can make of rows.</summary>
internal interface IRowSum<TSelf> : ISummable<TSelf>
    where TSelf : unmanaged, IRowSum<TSelf>
{
    /// <summary>Of no row.</summary>
    static abstract TSelf None { get; }

    static abstract TSelf OfOne(Float4 a);

    static abstract TSelf OfFour(Float4 a, Float4 b, Float4 c, Float4 d);
}
