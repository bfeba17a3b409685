using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>
/// Fused multiply-adds in the widest vectors that the processor has, twelve chains of them that do not wait for each other, nothing from memory: what this
/// compiler can get out of a core, which no code made of 32-bit multiplications and additions outruns. Twelve chains cover two units of up to six cycles, as x86 has them,
/// and fit its 16 registers; a processor with four units may be capable of a little more.
/// </summary>
internal static class FmaChains
{
    private const int Chains = 12;
    private const int Steps = 20_000;

    /// <summary>The signature: a lane of the result.</summary>
    public static float Lane => Widest().Lane;

    /// <summary>Works for less than a millisecond where there are vectors; returns the operations done, two a lane.</summary>
    public static double Run() => Widest().Operations;

    private static (double Operations, float Lane) Widest() =>
        Vector512.IsHardwareAccelerated ? Work<Vector512<float>, Lanes512>()
        : Vector256.IsHardwareAccelerated ? Work<Vector256<float>, Lanes256>()
        : Work<Vector128<float>, Lanes128>();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Operations, float Lane) Work<TVector, TLanes>()
        where TLanes : ILanes<TVector>
    {
        var (factor, term) = (TLanes.Create(0.999999f), TLanes.Create(1e-6f));
        TVector a = TLanes.Create(1), b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
        for (var step = 0; step < Steps; step++)
        {
            a = TLanes.MultiplyAdd(a, factor, term);
            b = TLanes.MultiplyAdd(b, factor, term);
            c = TLanes.MultiplyAdd(c, factor, term);
            d = TLanes.MultiplyAdd(d, factor, term);
            e = TLanes.MultiplyAdd(e, factor, term);
            f = TLanes.MultiplyAdd(f, factor, term);
            g = TLanes.MultiplyAdd(g, factor, term);
            h = TLanes.MultiplyAdd(h, factor, term);
            i = TLanes.MultiplyAdd(i, factor, term);
            j = TLanes.MultiplyAdd(j, factor, term);
            k = TLanes.MultiplyAdd(k, factor, term);
            l = TLanes.MultiplyAdd(l, factor, term);
        }

        var lane = TLanes.First(a) + TLanes.First(b) + TLanes.First(c) + TLanes.First(d) + TLanes.First(e) + TLanes.First(f)
            + TLanes.First(g) + TLanes.First(h) + TLanes.First(i) + TLanes.First(j) + TLanes.First(k) + TLanes.First(l);
        return (2.0 * Steps * Chains * TLanes.Count, lane);
    }

    private interface ILanes<TVector>
    {
        static abstract int Count { get; }

        static abstract TVector Create(float value);

        static abstract TVector MultiplyAdd(TVector x, TVector factor, TVector term);

        static abstract float First(TVector x);
    }

    private readonly struct Lanes512 : ILanes<Vector512<float>>
    {
        public static int Count => Vector512<float>.Count;

        public static Vector512<float> Create(float value) => Vector512.Create(value);

        public static Vector512<float> MultiplyAdd(Vector512<float> x, Vector512<float> factor, Vector512<float> term) => Vector512.FusedMultiplyAdd(x, factor, term);

        public static float First(Vector512<float> x) => x.ToScalar();
    }

    private readonly struct Lanes256 : ILanes<Vector256<float>>
    {
        public static int Count => Vector256<float>.Count;

        public static Vector256<float> Create(float value) => Vector256.Create(value);

        public static Vector256<float> MultiplyAdd(Vector256<float> x, Vector256<float> factor, Vector256<float> term) => Vector256.FusedMultiplyAdd(x, factor, term);

        public static float First(Vector256<float> x) => x.ToScalar();
    }

    /// <summary>Fused where the hardware fuses, as the network's kernels have it; emulated, it would take a hundred times as long.</summary>
    private readonly struct Lanes128 : ILanes<Vector128<float>>
    {
        public static int Count => Vector128<float>.Count;

        public static Vector128<float> Create(float value) => Vector128.Create(value);

        public static Vector128<float> MultiplyAdd(Vector128<float> x, Vector128<float> factor, Vector128<float> term) => Vector128.MultiplyAddEstimate(x, factor, term);

        public static float First(Vector128<float> x) => x.ToScalar();
    }
}
