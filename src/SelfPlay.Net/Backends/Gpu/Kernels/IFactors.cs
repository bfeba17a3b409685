using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// A precision of the tensor cores: what a word holds, and the product of two small matrices that a warp makes together. Methods of a struct become part of
/// the kernel.
/// </summary>
internal interface IFactors
{
    /// <summary>Factors in a 32-bit word: 1 or 2.</summary>
    int PerWord { get; }

    /// <summary>A word of one or two neighbouring factors, rounded to nearest; the second is left out where a word holds one.</summary>
    int Pack(float earlier, float later);

    /// <summary>The first factor of a word.</summary>
    float Earlier(int word);

    /// <summary>The second factor of a word of two.</summary>
    float Later(int word);

    /// <summary>Rounds left factors that <see cref="Pack"/> did not make, where the cores would cut off.</summary>
    void RoundLeft(ArrayView<int> shared);

    /// <summary>Rounds right factors.</summary>
    void RoundRight(ArrayView<int> shared);

    /// <summary>
    /// Adds the product of the factors that the tile has loaded to its sums, 64 rows by 32 columns over all lanes of the warp, as four by four products in the
    /// layout of the PTX manual for mma.m16n8: with g = lane / 4 and t = lane % 4, the sums 16 i + 4 j .. + 3 are rows 16 i + g, g, g + 8, g + 8 and columns
    /// 8 j + 2 t, 2 t + 1, 2 t, 2 t + 1.
    /// </summary>
    void Multiply(ArrayView<int> shared);
}
