using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>The rows under one tap of a filter, for who walks over rows in steps of one length: a row's is <see cref="Offset"/> further, if the tap stays on the board.</summary>
internal readonly struct TapWalk
{
    private readonly int _cells;
    private readonly int _width;
    private readonly int _height;
    private readonly int _down;
    private readonly int _across;
    private readonly int _step;
    private readonly float _widthInverse;

    /// <param name="shape">Of the convolution.</param>
    /// <param name="tap">Of its filter.</param>
    /// <param name="rows">Length of a step.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TapWalk(ConvolutionShape shape, int tap, int rows)
    {
        var line = tap / shape.Size;
        (_cells, _width, _height, _widthInverse) = (shape.Width * shape.Height, shape.Width, shape.Height, 1f / shape.Width);
        _step = rows % _cells;
        _down = line - (shape.Size >> 1);
        _across = tap - (line * shape.Size) - (shape.Size >> 1);
        Offset = (_down * shape.Width) + _across;
    }

    public int Offset { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CellOf(int row) => row % _cells;

    /// <summary>The cell one step further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int cell)
    {
        cell += _step;
        return cell >= _cells ? cell - _cells : cell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Covers(int cell)
    {
        // Boards are so small that the product with the inverse is exact enough.
        int y = (int)((cell + 0.5f) * _widthInverse), x = cell - (y * _width) + _across;
        // Without branches.
        return (uint)(y + _down) < (uint)_height & (uint)x < (uint)_width;
    }
}
