using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>
/// What a register tile multiplies: <c>tile[r, c] = sum over k below Depth of Rows[r * RowStride + k * RowStep] * Columns[k * ColumnStep + c]</c>. A product with a
/// matrix has steps of 1 along its rows, an outer product (a gradient by weights) has strides of 1.
/// </summary>
internal unsafe struct TileFactors
{
    public float* First;

    /// <summary>Floats from one row to the next.</summary>
    public nint RowStride;

    /// <summary>Floats from one element of a row to the next.</summary>
    public nint RowStep;

    public float* Columns;

    /// <summary>Floats from the columns of one element to those of the next.</summary>
    public nint ColumnStep;

    public int Depth;

    /// <summary>Rows that are there. A tile has more: those repeat the last one.</summary>
    public int Rows;

    /// <summary>Whether the sums go on from what is there.</summary>
    public bool Continues;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float* Row(int row) => First + (Math.Min(row, Rows - 1) * RowStride);
}
