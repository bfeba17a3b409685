namespace SelfPlay.Net.Backends;

/// <summary>How the products of convolutions and linear layers are made. Sums, and all that is kept, are 32-bit floats with every one.</summary>
public enum Precision
{
    /// <summary>32-bit products.</summary>
    Fp32,

    /// <summary>Tensor cores with ten bits of mantissa and the range of 32-bit floats.</summary>
    Tf32,

    /// <summary>Tensor cores with half-precision factors: ten bits of mantissa, no more than 65504.</summary>
    Fp16,

    /// <summary>Tensor cores with bfloat16 factors: seven bits of mantissa, the range of 32-bit floats.</summary>
    Bf16,
}
