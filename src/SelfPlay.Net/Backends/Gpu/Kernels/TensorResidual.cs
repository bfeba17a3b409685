namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>What is added to a convolution on tensor cores.</summary>
internal enum TensorResidual
{
    None,
    Floats,

    /// <summary>Two factors a word.</summary>
    Packed,
}
