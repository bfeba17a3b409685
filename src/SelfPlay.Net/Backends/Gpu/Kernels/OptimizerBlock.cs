namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>A piece of one array that a group of an optimiser kernel works on.</summary>
internal readonly struct OptimizerBlock(int value, int moment, int count, float decay)
{
    /// <summary>Most values of a block.</summary>
    public const int Length = 4 * KernelCatalog.GroupSize;

    /// <summary>Where it begins among the values.</summary>
    public readonly int Value = value;

    /// <summary>Where it begins among the gradients and the moments, which are kept for learnt arrays only.</summary>
    public readonly int Moment = moment;
    public readonly int Count = count;
    public readonly float Decay = decay;
}
