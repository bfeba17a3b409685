using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Mean and sum of squared deviations from it over some rows, of four channels. Unions as in Chan, Golub and LeVeque 1983: nothing cancels.</summary>
internal readonly struct RowMoments(float count, Float4 mean, Float4 squares) : IRowSum<RowMoments>
{
    /// <summary>Rows.</summary>
    public readonly float Count = count;
    public readonly Float4 Mean = mean;
    public readonly Float4 Squares = squares;

    public static RowMoments None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(0, Float4.Zero, Float4.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowMoments OfOne(Float4 a) => new(1, a, Float4.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowMoments OfFour(Float4 a, Float4 b, Float4 c, Float4 d)
    {
        var mean = Float4.Multiply(0.25f, Float4.Add(Float4.Add(a, b), Float4.Add(c, d)));
        var squares = Float4.Add(
            Float4.Add(Square(Float4.Subtract(a, mean)), Square(Float4.Subtract(b, mean))),
            Float4.Add(Square(Float4.Subtract(c, mean)), Square(Float4.Subtract(d, mean))));
        return new RowMoments(4, mean, squares);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowMoments Add(RowMoments a, RowMoments b)
    {
        var count = a.Count + b.Count;
        var share = count > 0 ? b.Count / count : 0;
        var apart = Float4.Subtract(b.Mean, a.Mean);
        return new RowMoments(
            count, Float4.MultiplyAdd(a.Mean, share, apart), Float4.MultiplyAdd(Float4.Add(a.Squares, b.Squares), a.Count * share, Square(apart)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Float4 Square(Float4 a) => Float4.Multiply(a, a);
}
