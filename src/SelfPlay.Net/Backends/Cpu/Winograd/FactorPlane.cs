using System.Runtime.CompilerServices;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>Between the nine taps of a filter and the factors of a tile's products, for a vector of output channels: as <see cref="TilePlane{TVector,TLanes,TRow,TColumn}"/>,
/// TRow's matrix down each column and TColumn's along each row.</summary>
[SkipLocalsInit]
internal static unsafe class FactorPlane<TVector, TLanes, TRow, TColumn>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
    where TRow : struct, ITileLine
    where TColumn : struct, ITileLine
{
    private const int Size = TileGrid.FilterSize;

    /// <summary>Vectors between the two passes.</summary>
    private const int MostHalves = 6 * Size;

    /// <summary>Factors = G g Gᵀ: nine taps <paramref name="tapStep"/> floats apart to a factor a point, <paramref name="factorStep"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Factors(float* taps, nint tapStep, float* factors, nint factorStep)
    {
        var room = stackalloc float[(MostHalves * TLanes.Count) + AlignedRoom.Slack];
        var halves = AlignedRoom.In(room);
        for (var column = 0; column < Size; column++)
            TRow.Filter<TVector, TLanes>(taps + (column * tapStep), Size * tapStep, halves + (column * TLanes.Count), Size * TLanes.Count);
        for (var row = 0; row < TRow.Points; row++)
            TColumn.Filter<TVector, TLanes>(halves + (row * Size * TLanes.Count), TLanes.Count, factors + (row * TColumn.Points * factorStep), factorStep);
    }

    /// <summary>The gradient by the taps from that by the factors, Gᵀ dU G: a gradient a point, <paramref name="factorStep"/> floats apart, to nine taps one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(float* factors, nint factorStep, float* taps)
    {
        var room = stackalloc float[(MostHalves * TLanes.Count) + AlignedRoom.Slack];
        var halves = AlignedRoom.In(room);
        for (var row = 0; row < TRow.Points; row++)
            TColumn.FilterGradient<TVector, TLanes>(factors + (row * TColumn.Points * factorStep), factorStep, halves + (row * Size * TLanes.Count), TLanes.Count);
        for (var column = 0; column < Size; column++)
            TRow.FilterGradient<TVector, TLanes>(halves + (column * TLanes.Count), Size * TLanes.Count, taps + (column * TLanes.Count), Size * TLanes.Count);
    }
}
