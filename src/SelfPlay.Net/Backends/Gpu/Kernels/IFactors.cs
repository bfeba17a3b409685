using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// A precision of the tensor cores: how factors lie in shared memory, and the product of two small matrices that a warp makes together. A slice is 16
/// terms deep. Both matrices lie in 32-bit words, each one factor or two neighbouring ones of the depth:
/// <code>
/// left   [row][depth / per word] with <see cref="LeftStride"/>        right  [depth / per word][column] with 8 words more than columns
/// </code>
/// Methods of a struct become part of the kernel.
/// </summary>
internal interface IFactors
{
    /// <summary>Words from a row of the left matrix to the next: four more than it has, so that the lanes of a warp meet different banks.</summary>
    int LeftStride { get; }

    /// <summary>Words of the depth of one slice.</summary>
    int Lines { get; }

    /// <summary>Words of the depth of one product: a slice is one or two products.</summary>
    int LinesPerProduct { get; }

    /// <summary>Stores four neighbouring terms of a row from <paramref name="quad"/> * 4 on.</summary>
    void StoreLeft(ArrayView<int> left, int row, int quad, Float4 terms);

    /// <summary>Stores the terms 2 * <paramref name="pair"/> and the next of four neighbouring columns.</summary>
    void StoreRight(ArrayView<int> right, int stride, int pair, int column, Float4 even, Float4 odd);

    /// <summary>sum + left x right: 16 rows by 8 columns over all lanes of the warp, in the layout of the PTX manual for mma.m16n8.</summary>
    /// <param name="sum">Rows g, g, g + 8, g + 8 and columns 2 t, 2 t + 1, 2 t, 2 t + 1 (g = lane / 4, t = lane % 4).</param>
    /// <param name="left0">Row g, word t.</param>
    /// <param name="left1">Row g + 8, word t.</param>
    /// <param name="left2">Row g, word t + 4.</param>
    /// <param name="left3">Row g + 8, word t + 4.</param>
    /// <param name="right0">Word t, column g.</param>
    /// <param name="right1">Word t + 4, column g.</param>
    Float4 Multiply(Float4 sum, int left0, int left1, int left2, int left3, int right0, int right1);
}
