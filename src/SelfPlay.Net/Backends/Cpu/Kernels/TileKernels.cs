using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>
/// The register kernel behind every convolution and linear layer, forward and backward: a matrix product. A tile of 4 or 8 rows by 1 to 3 vectors of
/// columns lives in registers while the products are summed; <c>sab</c> is the sum of row a and column vector b. Locals, not arrays: only those become
/// registers. The conditions are constants to the JIT. Each lane of the tile is a chain of multiply-adds of its own, in the order of the depth: what
/// else is in the tile, or where the depth is cut, does not change its bits.
/// </summary>
internal static unsafe class TileKernels
{
    public const int MaxRows = 8;
    public const int MaxVectors = 3;

    /// <summary>Sums the product of up to <see cref="MaxRows"/> rows and <paramref name="vectors"/> vectors of columns.</summary>
    public static void Multiply<TVector, TLanes>(int vectors, in TileFactors factors, float* to, nint toRow)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        if (TLanes.TileRows == 8 && factors.Rows > 4) Multiply<TVector, TLanes, ITileRows.Eight>(vectors, factors, to, toRow);
        else Multiply<TVector, TLanes, ITileRows.Four>(vectors, factors, to, toRow);
    }

    private static void Multiply<TVector, TLanes, TRows>(int vectors, in TileFactors factors, float* to, nint toRow)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
        where TRows : struct, ITileRows
    {
        switch (vectors)
        {
            case 1: Multiply<TVector, TLanes, TRows, IVectorCount.One>(factors, to, toRow); break;
            case 2: Multiply<TVector, TLanes, TRows, IVectorCount.Two>(factors, to, toRow); break;
            default: Multiply<TVector, TLanes, TRows, IVectorCount.Three>(factors, to, toRow); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TVector, TLanes, TRows, TCount>(in TileFactors factors, float* to, nint toRow)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
        where TRows : struct, ITileRows
        where TCount : struct, IVectorCount
    {
        TVector s00 = TLanes.Zero, s01 = TLanes.Zero, s02 = TLanes.Zero;
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero, s12 = TLanes.Zero;
        TVector s20 = TLanes.Zero, s21 = TLanes.Zero, s22 = TLanes.Zero;
        TVector s30 = TLanes.Zero, s31 = TLanes.Zero, s32 = TLanes.Zero;
        TVector s40 = TLanes.Zero, s41 = TLanes.Zero, s42 = TLanes.Zero;
        TVector s50 = TLanes.Zero, s51 = TLanes.Zero, s52 = TLanes.Zero;
        TVector s60 = TLanes.Zero, s61 = TLanes.Zero, s62 = TLanes.Zero;
        TVector s70 = TLanes.Zero, s71 = TLanes.Zero, s72 = TLanes.Zero;
        if (factors.Continues)
        {
            Load<TVector, TLanes, TCount>(to, ref s00, ref s01, ref s02);
            Load<TVector, TLanes, TCount>(to + toRow, ref s10, ref s11, ref s12);
            Load<TVector, TLanes, TCount>(to + (2 * toRow), ref s20, ref s21, ref s22);
            Load<TVector, TLanes, TCount>(to + (3 * toRow), ref s30, ref s31, ref s32);
            if (TRows.Value == 8)
            {
                Load<TVector, TLanes, TCount>(to + (4 * toRow), ref s40, ref s41, ref s42);
                Load<TVector, TLanes, TCount>(to + (5 * toRow), ref s50, ref s51, ref s52);
                Load<TVector, TLanes, TCount>(to + (6 * toRow), ref s60, ref s61, ref s62);
                Load<TVector, TLanes, TCount>(to + (7 * toRow), ref s70, ref s71, ref s72);
            }
        }

        float* x0 = factors.Row(0), x1 = factors.Row(1), x2 = factors.Row(2), x3 = factors.Row(3);
        float* x4 = x0, x5 = x0, x6 = x0, x7 = x0;
        if (TRows.Value == 8)
        {
            x4 = factors.Row(4);
            x5 = factors.Row(5);
            x6 = factors.Row(6);
            x7 = factors.Row(7);
        }

        float* w = factors.Columns;
        nint step = factors.RowStep, columnStep = factors.ColumnStep;
        nint k = 0;
        for (var depth = factors.Depth; depth > 0; depth--)
        {
            var w0 = TLanes.Load(w);
            var w1 = TCount.Value > 1 ? TLanes.Load(w + TLanes.Count) : w0;
            var w2 = TCount.Value > 2 ? TLanes.Load(w + (2 * TLanes.Count)) : w0;
            w += columnStep;
            var a = TLanes.Broadcast(x0[k]);
            s00 = TLanes.MultiplyAdd(a, w0, s00);
            if (TCount.Value > 1) s01 = TLanes.MultiplyAdd(a, w1, s01);
            if (TCount.Value > 2) s02 = TLanes.MultiplyAdd(a, w2, s02);
            a = TLanes.Broadcast(x1[k]);
            s10 = TLanes.MultiplyAdd(a, w0, s10);
            if (TCount.Value > 1) s11 = TLanes.MultiplyAdd(a, w1, s11);
            if (TCount.Value > 2) s12 = TLanes.MultiplyAdd(a, w2, s12);
            a = TLanes.Broadcast(x2[k]);
            s20 = TLanes.MultiplyAdd(a, w0, s20);
            if (TCount.Value > 1) s21 = TLanes.MultiplyAdd(a, w1, s21);
            if (TCount.Value > 2) s22 = TLanes.MultiplyAdd(a, w2, s22);
            a = TLanes.Broadcast(x3[k]);
            s30 = TLanes.MultiplyAdd(a, w0, s30);
            if (TCount.Value > 1) s31 = TLanes.MultiplyAdd(a, w1, s31);
            if (TCount.Value > 2) s32 = TLanes.MultiplyAdd(a, w2, s32);
            if (TRows.Value == 8)
            {
                a = TLanes.Broadcast(x4[k]);
                s40 = TLanes.MultiplyAdd(a, w0, s40);
                if (TCount.Value > 1) s41 = TLanes.MultiplyAdd(a, w1, s41);
                if (TCount.Value > 2) s42 = TLanes.MultiplyAdd(a, w2, s42);
                a = TLanes.Broadcast(x5[k]);
                s50 = TLanes.MultiplyAdd(a, w0, s50);
                if (TCount.Value > 1) s51 = TLanes.MultiplyAdd(a, w1, s51);
                if (TCount.Value > 2) s52 = TLanes.MultiplyAdd(a, w2, s52);
                a = TLanes.Broadcast(x6[k]);
                s60 = TLanes.MultiplyAdd(a, w0, s60);
                if (TCount.Value > 1) s61 = TLanes.MultiplyAdd(a, w1, s61);
                if (TCount.Value > 2) s62 = TLanes.MultiplyAdd(a, w2, s62);
                a = TLanes.Broadcast(x7[k]);
                s70 = TLanes.MultiplyAdd(a, w0, s70);
                if (TCount.Value > 1) s71 = TLanes.MultiplyAdd(a, w1, s71);
                if (TCount.Value > 2) s72 = TLanes.MultiplyAdd(a, w2, s72);
            }

            k += step;
        }

        Store<TVector, TLanes, TCount>(s00, s01, s02, to);
        Store<TVector, TLanes, TCount>(s10, s11, s12, to + toRow);
        Store<TVector, TLanes, TCount>(s20, s21, s22, to + (2 * toRow));
        Store<TVector, TLanes, TCount>(s30, s31, s32, to + (3 * toRow));
        if (TRows.Value != 8) return;
        Store<TVector, TLanes, TCount>(s40, s41, s42, to + (4 * toRow));
        Store<TVector, TLanes, TCount>(s50, s51, s52, to + (5 * toRow));
        Store<TVector, TLanes, TCount>(s60, s61, s62, to + (6 * toRow));
        Store<TVector, TLanes, TCount>(s70, s71, s72, to + (7 * toRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TVector, TLanes, TCount>(float* from, ref TVector first, ref TVector second, ref TVector third)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
        where TCount : struct, IVectorCount
    {
        first = TLanes.Load(from);
        if (TCount.Value > 1) second = TLanes.Load(from + TLanes.Count);
        if (TCount.Value > 2) third = TLanes.Load(from + (2 * TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector, TLanes, TCount>(TVector first, TVector second, TVector third, float* to)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
        where TCount : struct, IVectorCount
    {
        TLanes.Store(first, to);
        if (TCount.Value > 1) TLanes.Store(second, to + TLanes.Count);
        if (TCount.Value > 2) TLanes.Store(third, to + (2 * TLanes.Count));
    }
}
