using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>
/// The two register kernels behind every convolution and linear layer. A tile of 4 or 8 rows by 1 to 3 vectors of columns lives in registers while
/// the products are summed; <c>ab</c> is the sum of row a and column vector b. Locals, not arrays: only those become registers. The conditions are
/// constants to the JIT. Each lane of the tile is a chain of multiply-adds of its own, in the order of the loops: what else is in the tile does
/// not change its bits.
/// </summary>
internal static unsafe class TileKernels
{
    public const int MaxRows = 8;
    public const int MaxVectors = 3;

    /// <summary>Runs <see cref="Multiply{TVector,TLanes,TCount}"/> for 1 to 3 vectors.</summary>
    public static void Multiply<TVector, TLanes>(int vectors, int taps, float** rows, float** weights, nint column, int inputs, int outputs, float* tile)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        switch (vectors)
        {
            case 1: Multiply<TVector, TLanes, IVectorCount.One>(taps, rows, weights, column, inputs, outputs, tile); break;
            case 2: Multiply<TVector, TLanes, IVectorCount.Two>(taps, rows, weights, column, inputs, outputs, tile); break;
            default: Multiply<TVector, TLanes, IVectorCount.Three>(taps, rows, weights, column, inputs, outputs, tile); break;
        }
    }

    /// <summary>Runs <see cref="Outer{TVector,TLanes,TCount}"/> for 1 to 3 vectors.</summary>
    public static void Outer<TVector, TLanes>(int vectors, in OuterOperands operands, float* tile)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        switch (vectors)
        {
            case 1: Outer<TVector, TLanes, IVectorCount.One>(operands, tile); break;
            case 2: Outer<TVector, TLanes, IVectorCount.Two>(operands, tile); break;
            default: Outer<TVector, TLanes, IVectorCount.Three>(operands, tile); break;
        }
    }

    /// <summary>
    /// tile[r, c] = sum over taps t and inputs k of rows[t, r][k] * weights[t][k * outputs + column + c]. <paramref name="rows"/> has a pointer
    /// per tap and row of the tile, <paramref name="weights"/> one per tap.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TVector, TLanes, TCount>(int taps, float** rows, float** weights, nint column, nint inputs, nint outputs, float* tile)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
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
        for (var t = 0; t < taps; t++)
        {
            float* x0 = rows[0], x1 = rows[1], x2 = rows[2], x3 = rows[3];
            float* x4 = x0, x5 = x0, x6 = x0, x7 = x0;
            if (TLanes.TileRows == 8)
            {
                x4 = rows[4];
                x5 = rows[5];
                x6 = rows[6];
                x7 = rows[7];
            }

            rows += TLanes.TileRows;
            var w = weights[t] + column;
            for (nint k = 0; k < inputs; k++)
            {
                var w0 = TLanes.Load(w);
                var w1 = TCount.Value > 1 ? TLanes.Load(w + TLanes.Count) : w0;
                var w2 = TCount.Value > 2 ? TLanes.Load(w + (2 * TLanes.Count)) : w0;
                w += outputs;
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
                if (TLanes.TileRows == 8)
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
            }
        }

        Store<TVector, TLanes, TCount>(s00, s01, s02, ref tile);
        Store<TVector, TLanes, TCount>(s10, s11, s12, ref tile);
        Store<TVector, TLanes, TCount>(s20, s21, s22, ref tile);
        Store<TVector, TLanes, TCount>(s30, s31, s32, ref tile);
        if (TLanes.TileRows != 8) return;
        Store<TVector, TLanes, TCount>(s40, s41, s42, ref tile);
        Store<TVector, TLanes, TCount>(s50, s51, s52, ref tile);
        Store<TVector, TLanes, TCount>(s60, s61, s62, ref tile);
        Store<TVector, TLanes, TCount>(s70, s71, s72, ref tile);
    }

    /// <summary>tile[r, c] = sum over entries and pairs of cells of x[entry, cell of x, r] * dy[entry, cell of dy, c].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Outer<TVector, TLanes, TCount>(in OuterOperands operands, float* tile)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
        where TCount : struct, IVectorCount
    {
        float* x = operands.X, dy = operands.Dy;
        int* xCells = operands.XCells, dyCells = operands.DyCells;
        nint inputs = operands.Inputs, outputs = operands.Outputs, pairs = operands.Pairs;
        nint xEntry = operands.Cells * inputs, dyEntry = operands.Cells * outputs;
        TVector s00 = TLanes.Zero, s01 = TLanes.Zero, s02 = TLanes.Zero;
        TVector s10 = TLanes.Zero, s11 = TLanes.Zero, s12 = TLanes.Zero;
        TVector s20 = TLanes.Zero, s21 = TLanes.Zero, s22 = TLanes.Zero;
        TVector s30 = TLanes.Zero, s31 = TLanes.Zero, s32 = TLanes.Zero;
        TVector s40 = TLanes.Zero, s41 = TLanes.Zero, s42 = TLanes.Zero;
        TVector s50 = TLanes.Zero, s51 = TLanes.Zero, s52 = TLanes.Zero;
        TVector s60 = TLanes.Zero, s61 = TLanes.Zero, s62 = TLanes.Zero;
        TVector s70 = TLanes.Zero, s71 = TLanes.Zero, s72 = TLanes.Zero;
        for (var entry = operands.Entries; entry > 0; entry--)
        {
            for (nint pair = 0; pair < pairs; pair++)
            {
                var v = x + (xCells[pair] * inputs);
                var w = dy + (dyCells[pair] * outputs);
                var w0 = TLanes.Load(w);
                var w1 = TCount.Value > 1 ? TLanes.Load(w + TLanes.Count) : w0;
                var w2 = TCount.Value > 2 ? TLanes.Load(w + (2 * TLanes.Count)) : w0;
                var a = TLanes.Broadcast(v[0]);
                s00 = TLanes.MultiplyAdd(a, w0, s00);
                if (TCount.Value > 1) s01 = TLanes.MultiplyAdd(a, w1, s01);
                if (TCount.Value > 2) s02 = TLanes.MultiplyAdd(a, w2, s02);
                a = TLanes.Broadcast(v[1]);
                s10 = TLanes.MultiplyAdd(a, w0, s10);
                if (TCount.Value > 1) s11 = TLanes.MultiplyAdd(a, w1, s11);
                if (TCount.Value > 2) s12 = TLanes.MultiplyAdd(a, w2, s12);
                a = TLanes.Broadcast(v[2]);
                s20 = TLanes.MultiplyAdd(a, w0, s20);
                if (TCount.Value > 1) s21 = TLanes.MultiplyAdd(a, w1, s21);
                if (TCount.Value > 2) s22 = TLanes.MultiplyAdd(a, w2, s22);
                a = TLanes.Broadcast(v[3]);
                s30 = TLanes.MultiplyAdd(a, w0, s30);
                if (TCount.Value > 1) s31 = TLanes.MultiplyAdd(a, w1, s31);
                if (TCount.Value > 2) s32 = TLanes.MultiplyAdd(a, w2, s32);
                if (TLanes.TileRows == 8)
                {
                    a = TLanes.Broadcast(v[4]);
                    s40 = TLanes.MultiplyAdd(a, w0, s40);
                    if (TCount.Value > 1) s41 = TLanes.MultiplyAdd(a, w1, s41);
                    if (TCount.Value > 2) s42 = TLanes.MultiplyAdd(a, w2, s42);
                    a = TLanes.Broadcast(v[5]);
                    s50 = TLanes.MultiplyAdd(a, w0, s50);
                    if (TCount.Value > 1) s51 = TLanes.MultiplyAdd(a, w1, s51);
                    if (TCount.Value > 2) s52 = TLanes.MultiplyAdd(a, w2, s52);
                    a = TLanes.Broadcast(v[6]);
                    s60 = TLanes.MultiplyAdd(a, w0, s60);
                    if (TCount.Value > 1) s61 = TLanes.MultiplyAdd(a, w1, s61);
                    if (TCount.Value > 2) s62 = TLanes.MultiplyAdd(a, w2, s62);
                    a = TLanes.Broadcast(v[7]);
                    s70 = TLanes.MultiplyAdd(a, w0, s70);
                    if (TCount.Value > 1) s71 = TLanes.MultiplyAdd(a, w1, s71);
                    if (TCount.Value > 2) s72 = TLanes.MultiplyAdd(a, w2, s72);
                }
            }

            x += xEntry;
            dy += dyEntry;
        }

        Store<TVector, TLanes, TCount>(s00, s01, s02, ref tile);
        Store<TVector, TLanes, TCount>(s10, s11, s12, ref tile);
        Store<TVector, TLanes, TCount>(s20, s21, s22, ref tile);
        Store<TVector, TLanes, TCount>(s30, s31, s32, ref tile);
        if (TLanes.TileRows != 8) return;
        Store<TVector, TLanes, TCount>(s40, s41, s42, ref tile);
        Store<TVector, TLanes, TCount>(s50, s51, s52, ref tile);
        Store<TVector, TLanes, TCount>(s60, s61, s62, ref tile);
        Store<TVector, TLanes, TCount>(s70, s71, s72, ref tile);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector, TLanes, TCount>(TVector first, TVector second, TVector third, ref float* tile)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
        where TCount : struct, IVectorCount
    {
        TLanes.Store(first, tile);
        if (TCount.Value > 1) TLanes.Store(second, tile + TLanes.Count);
        if (TCount.Value > 2) TLanes.Store(third, tile + (2 * TLanes.Count));
        tile += TCount.Value * TLanes.Count;
    }
}
