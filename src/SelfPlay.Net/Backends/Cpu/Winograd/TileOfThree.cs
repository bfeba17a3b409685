using System.Runtime.CompilerServices;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>F(3, 3) at the points ±a, ±b and infinity with a = ½, b = 5/4; without the point 0 all of them are pairs.</summary>
internal readonly unsafe struct TileOfThree : ITileLine
{
    private const float A = 0.5f;
    private const float B = 1.25f;
    private const float SquareOfA = A * A;
    private const float SquareOfB = B * B;

    /// <summary>What the factors of one point and the others multiply to: ±N(a), ±N(b).</summary>
    private const float AtA = 2 * A * (SquareOfA - SquareOfB);

    private const float AtB = 2 * B * (SquareOfB - SquareOfA);

    public static int Outputs => 3;

    public static int Points => 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Data<TVector, TLanes>(float** from, nint step, nint at, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        TVector d0 = TLanes.Load(from[0] + at), d1 = TLanes.Load(from[step] + at);
        TVector d2 = TLanes.Load(from[2 * step] + at), d3 = TLanes.Load(from[3 * step] + at);
        TVector minusA = TLanes.Broadcast(-SquareOfA), minusB = TLanes.Broadcast(-SquareOfB);
        var second = TLanes.MultiplyAdd(minusB, d0, d2);
        var third = TLanes.MultiplyAdd(minusB, d1, d3);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(A), second, third), to);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(-A), second, third), to + toStep);
        var last = TLanes.MultiplyAdd(minusA, second, TLanes.Load(from[4 * step] + at));
        TLanes.Store(TLanes.MultiplyAdd(minusB, d2, last), to + (4 * toStep));
        second = TLanes.MultiplyAdd(minusA, d0, d2);
        third = TLanes.MultiplyAdd(minusA, d1, d3);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(B), second, third), to + (2 * toStep));
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(-B), second, third), to + (3 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Result<TVector, TLanes>(float** from, nint step, nint at, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        TVector m0 = TLanes.Load(from[0] + at), m1 = TLanes.Load(from[step] + at);
        TVector m2 = TLanes.Load(from[2 * step] + at), m3 = TLanes.Load(from[3 * step] + at);
        TVector sumA = TLanes.Add(m0, m1), sumB = TLanes.Add(m2, m3), differenceA = TLanes.Subtract(m0, m1), differenceB = TLanes.Subtract(m2, m3);
        TLanes.Store(TLanes.Add(sumA, sumB), to);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(A), differenceA, TLanes.Multiply(TLanes.Broadcast(B), differenceB)), to + toStep);
        var last = TLanes.MultiplyAdd(TLanes.Broadcast(SquareOfA), sumA, TLanes.Load(from[4 * step] + at));
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(SquareOfB), sumB, last), to + (2 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ResultGradient<TVector, TLanes>(float** from, nint step, nint at, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        TVector y0 = TLanes.Load(from[0] + at), y1 = TLanes.Load(from[step] + at), y2 = TLanes.Load(from[2 * step] + at);
        var even = TLanes.MultiplyAdd(TLanes.Broadcast(SquareOfA), y2, y0);
        var odd = TLanes.Multiply(TLanes.Broadcast(A), y1);
        TLanes.Store(TLanes.Add(even, odd), to);
        TLanes.Store(TLanes.Subtract(even, odd), to + toStep);
        even = TLanes.MultiplyAdd(TLanes.Broadcast(SquareOfB), y2, y0);
        odd = TLanes.Multiply(TLanes.Broadcast(B), y1);
        TLanes.Store(TLanes.Add(even, odd), to + (2 * toStep));
        TLanes.Store(TLanes.Subtract(even, odd), to + (3 * toStep));
        TLanes.Store(y2, to + (4 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Filter<TVector, TLanes>(float* from, nint step, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        TVector g0 = TLanes.Load(from), g1 = TLanes.Load(from + step), g2 = TLanes.Load(from + (2 * step));
        var even = TLanes.MultiplyAdd(TLanes.Broadcast(1 / AtA), g0, TLanes.Multiply(TLanes.Broadcast(SquareOfA / AtA), g2));
        var odd = TLanes.Multiply(TLanes.Broadcast(A / AtA), g1);
        TLanes.Store(TLanes.Add(odd, even), to);
        TLanes.Store(TLanes.Subtract(odd, even), to + toStep);
        even = TLanes.MultiplyAdd(TLanes.Broadcast(1 / AtB), g0, TLanes.Multiply(TLanes.Broadcast(SquareOfB / AtB), g2));
        odd = TLanes.Multiply(TLanes.Broadcast(B / AtB), g1);
        TLanes.Store(TLanes.Add(odd, even), to + (2 * toStep));
        TLanes.Store(TLanes.Subtract(odd, even), to + (3 * toStep));
        TLanes.Store(g2, to + (4 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FilterGradient<TVector, TLanes>(float* from, nint step, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        TVector u0 = TLanes.Load(from), u1 = TLanes.Load(from + step), u2 = TLanes.Load(from + (2 * step)), u3 = TLanes.Load(from + (3 * step));
        TVector sumA = TLanes.Add(u0, u1), sumB = TLanes.Add(u2, u3), differenceA = TLanes.Subtract(u0, u1), differenceB = TLanes.Subtract(u2, u3);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(1 / AtA), differenceA, TLanes.Multiply(TLanes.Broadcast(1 / AtB), differenceB)), to);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(A / AtA), sumA, TLanes.Multiply(TLanes.Broadcast(B / AtB), sumB)), to + toStep);
        var last = TLanes.MultiplyAdd(TLanes.Broadcast(SquareOfA / AtA), differenceA, TLanes.Load(from + (4 * step)));
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(SquareOfB / AtB), differenceB, last), to + (2 * toStep));
    }
}
