using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// Boards cut into tiles of 4 x 4 cells, the last ones of which may reach over the edge, and how the products of a Winograd convolution lie in memory:
/// <code>
/// [block of 128 tiles][36 points][tile of the block][channel]
/// </code>
/// What one tile writes lies close together, and what a group of the product reads is one piece.
/// </summary>
internal readonly struct TileShape(int boards, int height, int width)
{
    /// <summary>Rows and columns of a tile's outputs.</summary>
    public const int Size = 4;

    /// <summary>Products of a tile, per input and output channel.</summary>
    public const int Points = 36;

    public const int TilesPerBlock = 128;

    /// <summary>Terms of a slice of the products.</summary>
    public const int SliceQuantum = 8;

    /// <summary>Channels are filled up with zeros to whole slices.</summary>
    public const int ChannelQuantum = SliceQuantum;

    /// <summary>Outputs of the weights are filled up with zeros to whole tiles of the product.</summary>
    public const int OutputQuantum = 64;

    public readonly int Boards = boards;
    public readonly int Height = height;
    public readonly int Width = width;

    public int Cells => Height * Width;

    public int TilesAcross => (Width + Size - 1) / Size;

    public int TilesPerBoard => (Height + Size - 1) / Size * TilesAcross;

    public int Tiles => Boards * TilesPerBoard;

    /// <summary>Tiles, filled up with empty ones to whole slices of a product.</summary>
    public int SliceTiles => Padded(Tiles, SliceQuantum);

    public int Blocks => (Tiles + TilesPerBlock - 1) / TilesPerBlock;

    /// <summary>Rows of channels of all points.</summary>
    public int ProductRows => Blocks * Points * TilesPerBlock;

    /// <summary>The row of a tile's products at point 0; those of the other points follow <see cref="TilesPerBlock"/> rows apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RowOf(int tile) => ((tile >> 7) * Points * TilesPerBlock) + (tile & (TilesPerBlock - 1));

    public static int Padded(int length, int quantum) => (length + quantum - 1) / quantum * quantum;
}
