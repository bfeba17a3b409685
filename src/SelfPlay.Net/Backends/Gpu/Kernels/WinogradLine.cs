using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// One dimension of a tile of Winograd's convolution F(4, 3): four outputs of a filter of three taps from six products instead of twelve
/// (Lavin and Gray 2016, "Fast algorithms for convolutional neural networks", section 4). With the data d, the taps g and the outputs y
/// <code>y = Aᵀ [(G g) ⊙ (Bᵀ d)]</code>
/// At the points 0, ±a, ±b and infinity with a = √½, b = √2, as on the CPU: a third of the error of the textbook's 0, ±1, ±2 (Barabasz et al. 2020).
/// In <see cref="Data"/> and <see cref="Result"/> no product meets another one in a sum, so that each compiler makes the same fused multiply-adds: an
/// input has the same bits whichever kernel transforms it.
/// </summary>
internal static class WinogradLine
{
    private const float A = 0.707106781f;
    private const float B = 1.414213562f;
    private const float CubeOfA = 0.353553391f;
    private const float CubeOfB = 2.828427125f;
    private const float Third = 1f / 3;

    /// <summary>Bᵀ d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PointLine Data(PointLine d)
    {
        float evenA = d.P4 - (2 * d.P2), oddA = d.P3 - (2 * d.P1);
        float evenB = d.P4 - (0.5f * d.P2), oddB = d.P3 - (0.5f * d.P1);
        return new PointLine(
            d.P0 + d.P4 - (2.5f * d.P2),
            evenA + (A * oddA), evenA - (A * oddA),
            evenB + (B * oddB), evenB - (B * oddB),
            d.P1 + d.P5 - (2.5f * d.P3));
    }

    /// <summary>Aᵀ m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Result(PointLine m)
    {
        float sumA = m.P1 + m.P2, sumB = m.P3 + m.P4, differenceA = m.P1 - m.P2, differenceB = m.P3 - m.P4;
        return new Float4(
            m.P0 + sumA + sumB,
            differenceB + (A * differenceA) + ((B - 1) * differenceB),
            sumB + sumB + (0.5f * sumA),
            m.P5 + (CubeOfA * differenceA) + (CubeOfB * differenceB));
    }

    /// <summary>G g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PointLine Filter(TapLine g)
    {
        float evenA = g.T0 + (0.5f * g.T2), evenB = g.T2 + (0.5f * g.T0);
        return new PointLine(
            g.T0,
            (-2 * Third) * (evenA + (A * g.T1)), (-2 * Third) * (evenA - (A * g.T1)),
            Third * (evenB + (A * g.T1)), Third * (evenB - (A * g.T1)),
            g.T2);
    }

    /// <summary>A dy, the gradient by the products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PointLine ResultGradient(Float4 dy)
    {
        float evenA = dy.X + (0.5f * dy.Z), oddA = dy.Y + (0.5f * dy.W), evenB = dy.X + (2 * dy.Z), oddB = dy.Y + (2 * dy.W);
        return new PointLine(dy.X, evenA + (A * oddA), evenA - (A * oddA), evenB + (B * oddB), evenB - (B * oddB), dy.W);
    }

    /// <summary>Gᵀ du, the gradient by the taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TapLine FilterGradient(PointLine du)
    {
        float sumA = du.P1 + du.P2, sumB = du.P3 + du.P4, differenceA = du.P1 - du.P2, differenceB = du.P3 - du.P4;
        return new TapLine(
            du.P0 + (0.5f * Third * sumB) - (2 * Third * sumA),
            // A = B / 2.
            Third * A * (differenceB - (2 * differenceA)),
            du.P5 + (Third * (sumB - sumA)));
    }
}
