using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// A walk over the rows of a tensor, always so many further, with one tap of a filter laid on each. What the tap meets is the row <see cref="Offset"/> further,
/// or nothing where it falls off the board, see <see cref="Covers"/>. A row's cell on its board goes along, so that nothing is divided on the way.
/// </summary>
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

    /// <summary>From a row to that under its tap.</summary>
    public int Offset { get; }

    /// <summary>The number of a row on its board: where a walk starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CellOf(int row) => row % _cells;

    /// <summary>The cell one step further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int cell)
    {
        cell += _step;
        return cell >= _cells ? cell - _cells : cell;
    }

    /// <summary>True where the tap of a cell is on the board.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Covers(int cell)
    {
        // Boards are so small that the product with the inverse is exact enough.
        int y = (int)((cell + 0.5f) * _widthInverse), x = cell - (y * _width) + _across;
        // Without branches.
        return (uint)(y + _down) < (uint)_height & (uint)x < (uint)_width;
    }
}
