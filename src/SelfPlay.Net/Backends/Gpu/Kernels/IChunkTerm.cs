namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>What a chunk of rows adds to the two sums of a channel.</summary>
internal interface IChunkTerm<TSelf>
    where TSelf : struct, IChunkTerm<TSelf>
{
    /// <param name="first">The chunk's first number.</param>
    /// <param name="second">Its second number.</param>
    static abstract Double2 Of(TSelf term, int chunk, float first, float second);
}
