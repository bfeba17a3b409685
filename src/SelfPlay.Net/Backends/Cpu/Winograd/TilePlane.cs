using System.Runtime.CompilerServices;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>
/// The transforms of a whole tile: TRow's matrix down each column, then TColumn's along each row. Elements are read through pointers, row by row, at the
/// same place behind each, and written <c>toStep</c> apart. Between the two passes they lie in <see cref="TileRoom"/>.
/// </summary>
internal static unsafe class TilePlane<TVector, TLanes, TRow, TColumn>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
    where TRow : struct, ITileLine
    where TColumn : struct, ITileLine
{
    public static int Points => TRow.Points * TColumn.Points;

    public static int Outputs => TRow.Outputs * TColumn.Outputs;

    /// <summary>Points to Points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Data(float** from, nint at, in TileRoom room, float* to, nint toStep)
    {
        for (var column = 0; column < TColumn.Points; column++)
            TRow.Data<TVector, TLanes>(from + column, TColumn.Points, at, room.Values + (column * TLanes.Count), TColumn.Points * TLanes.Count);
        for (var row = 0; row < TRow.Points; row++)
            TColumn.Data<TVector, TLanes>(room.Table + (row * TColumn.Points), 1, 0, to + (row * TColumn.Points * toStep), toStep);
    }

    /// <summary>Points to Outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Result(float** from, nint at, in TileRoom room, float* to, nint toStep)
    {
        for (var column = 0; column < TColumn.Points; column++)
            TRow.Result<TVector, TLanes>(from + column, TColumn.Points, at, room.Values + (column * TLanes.Count), TColumn.Points * TLanes.Count);
        for (var row = 0; row < TRow.Outputs; row++)
            TColumn.Result<TVector, TLanes>(room.Table + (row * TColumn.Points), 1, 0, to + (row * TColumn.Outputs * toStep), toStep);
    }

    /// <summary>Outputs to Points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ResultGradient(float** from, nint at, in TileRoom room, float* to, nint toStep)
    {
        for (var column = 0; column < TColumn.Outputs; column++)
            TRow.ResultGradient<TVector, TLanes>(from + column, TColumn.Outputs, at, room.Values + (column * TLanes.Count), TColumn.Outputs * TLanes.Count);
        for (var row = 0; row < TRow.Points; row++)
            TColumn.ResultGradient<TVector, TLanes>(room.Table + (row * TColumn.Outputs), 1, 0, to + (row * TColumn.Points * toStep), toStep);
    }
}
