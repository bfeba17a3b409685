namespace SelfPlay.Net.Backends;

/// <summary>
/// How the products of convolutions and linear layers are made. Sums are 32-bit floats with every one, and so is all that is kept, but activations between two layers
/// of inference in half precision.
/// </summary>
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
