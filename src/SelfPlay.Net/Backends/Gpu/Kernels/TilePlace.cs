using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>A tile and where on its board it lies.</summary>
internal readonly struct TilePlace
{
    private readonly int _firstRow;
    private readonly int _top;
    private readonly int _left;

    /// <param name="shape">Of the boards.</param>
    /// <param name="board">Which of them; behind the last, all of the tile is off the board.</param>
    /// <param name="tile">Which of the board's.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TilePlace(TileShape shape, int board, int tile)
    {
        var down = tile / shape.TilesAcross;
        _firstRow = board * shape.Cells;
        _top = board < shape.Boards ? down * TileShape.Size : -2 * TileShape.Size;
        _left = (tile - (down * shape.TilesAcross)) * TileShape.Size;
    }

    /// <summary>A tile by its number in all boards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TilePlace Of(TileShape shape, int tile)
    {
        var board = tile / shape.TilesPerBoard;
        return new TilePlace(shape, board, tile - (board * shape.TilesPerBoard));
    }

    /// <summary>The row of a tensor with the cell so far down and right of the tile's first; -1 off the board.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Row(TileShape shape, int down, int right)
    {
        int y = _top + down, x = _left + right;
        // One unsigned comparison a side: a negative number is a huge one.
        var inside = (uint)y < (uint)shape.Height && (uint)x < (uint)shape.Width;
        return inside ? _firstRow + (y * shape.Width) + x : -1;
    }
}
