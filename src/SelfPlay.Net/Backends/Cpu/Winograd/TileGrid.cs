using System.Runtime.InteropServices;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>
/// A board cut into tiles of 3 or 4 rows and 3 or 4 columns, whichever needs fewer products; the last ones may reach over the edge. Tells which cells a
/// tile sees and writes.
/// <code>
///  8x8: 2 x 2 tiles of 4x4,   36 products each: 144 for the 576 of direct convolution
///  9x9: 3 x 3 tiles of 3x3,   25 each:          225 for 729
/// 19x19: 5 x 5 tiles of 4x4,  36 each:          900 for 3249
///  6x7: 2 x 2 tiles of 3x4,   30 each:          120 for 378
/// </code>
/// </summary>
internal sealed unsafe class TileGrid
{
    public const int OffBoard = -1;
    public const int MostOutputs = 16;
    public const int MostPoints = 36;
    public const int FilterSize = 3;

    private readonly int[] _seen;
    private readonly int[] _written;
    private readonly int* _seenPointer;
    private readonly int* _writtenPointer;

    public TileGrid(int height, int width)
    {
        (Height, Width) = (height, width);
        (RowOutputs, ColumnOutputs) = (Outputs(height), Outputs(width));
        var across = Tiles(width, ColumnOutputs);
        TilesPerBoard = Tiles(height, RowOutputs) * across;
        _seen = GC.AllocateArray<int>(TilesPerBoard * Points, pinned: true);
        _written = GC.AllocateArray<int>(TilesPerBoard * OutputsPerTile, pinned: true);
        for (var tile = 0; tile < TilesPerBoard; tile++)
        {
            int top = tile / across * RowOutputs, left = tile % across * ColumnOutputs;
            Fill(_seen.AsSpan(tile * Points, Points), top - 1, left - 1, ColumnPoints);
            Fill(_written.AsSpan(tile * OutputsPerTile, OutputsPerTile), top, left, ColumnOutputs);
        }

        _seenPointer = Pointer(_seen);
        _writtenPointer = Pointer(_written);
    }

    public int Height { get; }

    public int Width { get; }

    public int Cells => Height * Width;

    public int TilesPerBoard { get; }

    /// <summary>Rows of a tile's outputs: 3 or 4.</summary>
    public int RowOutputs { get; }

    /// <summary>Columns of a tile's outputs: 3 or 4.</summary>
    public int ColumnOutputs { get; }

    public int OutputsPerTile => RowOutputs * ColumnOutputs;

    /// <summary>Products of a tile, per input and output channel; as many cells does it see.</summary>
    public int Points => RowPoints * ColumnPoints;

    public int RowPoints => RowOutputs + FilterSize - 1;

    public int ColumnPoints => ColumnOutputs + FilterSize - 1;

    public bool Fits(int height, int width) => height == Height && width == Width;

    /// <summary>The cells that a tile of a board sees, row by row, or <see cref="OffBoard"/>.</summary>
    public int* Seen(int tile) => _seenPointer + (tile * Points);

    /// <summary>The cells that a tile of a board writes, row by row, or <see cref="OffBoard"/>.</summary>
    public int* Written(int tile) => _writtenPointer + (tile * OutputsPerTile);

    private static int Tiles(int cells, int outputs) => (cells + outputs - 1) / outputs;

    private static int Outputs(int cells) => Tiles(cells, 4) * (4 + FilterSize - 1) < Tiles(cells, 3) * (3 + FilterSize - 1) ? 4 : 3;

    private static T* Pointer<T>(T[] pinned) where T : unmanaged => (T*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);

    private void Fill(Span<int> cells, int top, int left, int columns)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            int row = top + (i / columns), column = left + (i % columns);
            var onBoard = row >= 0 && row < Height && column >= 0 && column < Width;
            cells[i] = onBoard ? (row * Width) + column : OffBoard;
        }
    }
}
