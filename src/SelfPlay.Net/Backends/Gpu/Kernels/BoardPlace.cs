using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>A row of a tensor and where on its board it lies.</summary>
internal readonly struct BoardPlace
{
    private readonly int _row;
    private readonly int _y;
    private readonly int _x;

    /// <param name="shape">Of the convolution.</param>
    /// <param name="row">May lie beyond the last: such a place has no neighbours and is none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BoardPlace(ConvolutionShape shape, int row)
    {
        var line = row / shape.Width;
        _row = row;
        _x = row - (line * shape.Width);
        // So far off the board that no tap reaches it.
        _y = row < shape.Rows ? line % shape.Height : -4;
    }

    /// <summary>The row under a tap of the filter centred here; -1 off the board.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Neighbour(ConvolutionShape shape, int tap)
    {
        var reach = shape.Size >> 1;
        var tapLine = tap / shape.Size;
        int down = tapLine - reach, right = tap - (tapLine * shape.Size) - reach;
        int y = _y + down, x = _x + right;
        // One unsigned comparison a side: a negative number is a huge one.
        var inside = (uint)y < (uint)shape.Height && (uint)x < (uint)shape.Width;
        return inside ? _row + (down * shape.Width) + right : -1;
    }
}
