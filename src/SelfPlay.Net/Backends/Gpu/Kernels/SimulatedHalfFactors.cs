using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary><see cref="HalfFactors"/> on ILGPU's simulator, whose own conversion to half precision would cut off where a GPU rounds.</summary>
internal readonly struct SimulatedHalfFactors : IFactors
{
    public int PerWord => 2;

    public int Pack(float earlier, float later) => Bits(earlier) | (Bits(later) << 16);

    public float Earlier(int word) => default(HalfFactors).Earlier(word);

    public float Later(int word) => default(HalfFactors).Later(word);

    public void RoundLeft(ArrayView<int> shared)
    {
    }

    public void RoundRight(ArrayView<int> shared)
    {
    }

    public void Multiply(ArrayView<int> shared) => SimulatorTensorTile.Multiply(this, shared);

    /// <summary>The nearest number of 16 bits, of two as near the even one; beyond the largest, infinity. What is no number stays none.</summary>
    private static int Bits(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value), sign = (bits >> 16) & 0x8000, size = bits & 0x7fffffff;
        if (size > 0x7f800000) return sign | 0x7e00;
        // From the middle between the largest number and the next that would follow.
        if (size >= 0x477ff000) return sign | 0x7c00;
        // Below the least normal number: one half has the last bit where these have it.
        if (size < 0x38800000) return sign | (BitConverter.SingleToInt32Bits(BitConverter.Int32BitsToSingle(size) + 0.5f) - 0x3f000000);
        return sign | ((size - 0x38000000 + 0xfff + ((size >> 13) & 1)) >> 13);
    }
}
