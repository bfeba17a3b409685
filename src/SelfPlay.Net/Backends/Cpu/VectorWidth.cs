namespace SelfPlay.Net.Backends.Cpu;

/// <summary>The registers that the matrix kernels use. The bits of a convolution do not depend on it where the machine has fused multiply-add.</summary>
public enum VectorWidth
{
    /// <summary>128 bits, on every machine.</summary>
    Portable,

    /// <summary>256 bits: AVX2 and FMA.</summary>
    Bits256,

    /// <summary>512 bits: AVX-512.</summary>
    Bits512,
}
