using System.Runtime.CompilerServices;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>F(4, 3) at the points 0, ±a, ±b and infinity with a = √½, b = √2: a third of the error of the textbook's 0, ±1, ±2 (random data, 64 channels).</summary>
internal readonly unsafe struct TileOfFour : ITileLine
{
    private const float A = 0.707106781f;
    private const float B = 1.414213562f;
    private const float CubeOfA = 0.353553391f;
    private const float CubeOfB = 2.828427125f;

    public static int Outputs => 4;

    public static int Points => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Data<TVector, TLanes>(float** from, nint step, nint at, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        TVector d1 = TLanes.Load(from[step] + at), d2 = TLanes.Load(from[2 * step] + at);
        TVector d3 = TLanes.Load(from[3 * step] + at), d4 = TLanes.Load(from[4 * step] + at);
        TVector minusTwo = TLanes.Broadcast(-2), minusHalf = TLanes.Broadcast(-0.5f), minusSum = TLanes.Broadcast(-2.5f);
        TLanes.Store(TLanes.MultiplyAdd(minusSum, d2, TLanes.Add(TLanes.Load(from[0] + at), d4)), to);
        var even = TLanes.MultiplyAdd(minusTwo, d2, d4);
        var odd = TLanes.MultiplyAdd(minusTwo, d1, d3);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(A), odd, even), to + toStep);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(-A), odd, even), to + (2 * toStep));
        even = TLanes.MultiplyAdd(minusHalf, d2, d4);
        odd = TLanes.MultiplyAdd(minusHalf, d1, d3);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(B), odd, even), to + (3 * toStep));
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(-B), odd, even), to + (4 * toStep));
        TLanes.Store(TLanes.MultiplyAdd(minusSum, d3, TLanes.Add(TLanes.Load(from[5 * step] + at), d1)), to + (5 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Result<TVector, TLanes>(float** from, nint step, nint at, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        TVector m1 = TLanes.Load(from[step] + at), m2 = TLanes.Load(from[2 * step] + at);
        TVector m3 = TLanes.Load(from[3 * step] + at), m4 = TLanes.Load(from[4 * step] + at);
        TVector sumA = TLanes.Add(m1, m2), sumB = TLanes.Add(m3, m4), differenceA = TLanes.Subtract(m1, m2), differenceB = TLanes.Subtract(m3, m4);
        TLanes.Store(TLanes.Add(TLanes.Add(TLanes.Load(from[0] + at), sumA), sumB), to);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(A), differenceA, TLanes.Multiply(TLanes.Broadcast(B), differenceB)), to + toStep);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(0.5f), sumA, TLanes.Add(sumB, sumB)), to + (2 * toStep));
        var last = TLanes.MultiplyAdd(TLanes.Broadcast(CubeOfA), differenceA, TLanes.Load(from[5 * step] + at));
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(CubeOfB), differenceB, last), to + (3 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ResultGradient<TVector, TLanes>(float** from, nint step, nint at, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        TVector y0 = TLanes.Load(from[0] + at), y1 = TLanes.Load(from[step] + at);
        TVector y2 = TLanes.Load(from[2 * step] + at), y3 = TLanes.Load(from[3 * step] + at);
        TLanes.Store(y0, to);
        var even = TLanes.MultiplyAdd(TLanes.Broadcast(0.5f), y2, y0);
        var odd = TLanes.MultiplyAdd(TLanes.Broadcast(A), y1, TLanes.Multiply(TLanes.Broadcast(CubeOfA), y3));
        TLanes.Store(TLanes.Add(even, odd), to + toStep);
        TLanes.Store(TLanes.Subtract(even, odd), to + (2 * toStep));
        even = TLanes.MultiplyAdd(TLanes.Broadcast(2), y2, y0);
        odd = TLanes.MultiplyAdd(TLanes.Broadcast(B), y1, TLanes.Multiply(TLanes.Broadcast(CubeOfB), y3));
        TLanes.Store(TLanes.Add(even, odd), to + (3 * toStep));
        TLanes.Store(TLanes.Subtract(even, odd), to + (4 * toStep));
        TLanes.Store(y3, to + (5 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Filter<TVector, TLanes>(float* from, nint step, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        TVector g0 = TLanes.Load(from), g1 = TLanes.Load(from + step), g2 = TLanes.Load(from + (2 * step));
        TLanes.Store(g0, to);
        var even = TLanes.MultiplyAdd(TLanes.Broadcast(-2f / 3), g0, TLanes.Multiply(TLanes.Broadcast(-1f / 3), g2));
        var odd = TLanes.Multiply(TLanes.Broadcast(-2f / 3 * A), g1);
        TLanes.Store(TLanes.Add(even, odd), to + toStep);
        TLanes.Store(TLanes.Subtract(even, odd), to + (2 * toStep));
        even = TLanes.MultiplyAdd(TLanes.Broadcast(1f / 6), g0, TLanes.Multiply(TLanes.Broadcast(1f / 3), g2));
        odd = TLanes.Multiply(TLanes.Broadcast(1f / 6 * B), g1);
        TLanes.Store(TLanes.Add(even, odd), to + (3 * toStep));
        TLanes.Store(TLanes.Subtract(even, odd), to + (4 * toStep));
        TLanes.Store(g2, to + (5 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FilterGradient<TVector, TLanes>(float* from, nint step, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        TVector u1 = TLanes.Load(from + step), u2 = TLanes.Load(from + (2 * step));
        TVector u3 = TLanes.Load(from + (3 * step)), u4 = TLanes.Load(from + (4 * step));
        TVector sumA = TLanes.Add(u1, u2), sumB = TLanes.Add(u3, u4), differenceA = TLanes.Subtract(u1, u2), differenceB = TLanes.Subtract(u3, u4);
        TVector third = TLanes.Broadcast(1f / 3), sixth = TLanes.Broadcast(1f / 6), minusTwoThirds = TLanes.Broadcast(-2f / 3);
        TLanes.Store(TLanes.MultiplyAdd(sixth, sumB, TLanes.MultiplyAdd(minusTwoThirds, sumA, TLanes.Load(from))), to);
        var byB = TLanes.Multiply(TLanes.Broadcast(1f / 6 * B), differenceB);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.Broadcast(-2f / 3 * A), differenceA, byB), to + toStep);
        TLanes.Store(TLanes.MultiplyAdd(third, TLanes.Subtract(sumB, sumA), TLanes.Load(from + (5 * step))), to + (2 * toStep));
    }
}
