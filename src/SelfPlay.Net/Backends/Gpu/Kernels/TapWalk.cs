using System.Runtime.CompilerServices;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>The rows under one tap of a filter: a row's is <see cref="Offset"/> further, if the tap stays on the board.</summary>
internal readonly struct TapWalk
{
    private readonly int _cells;
    private readonly int _width;
    private readonly int _height;
    private readonly int _down;
    private readonly int _across;
    private readonly float _widthInverse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TapWalk(ConvolutionShape shape, int tap)
    {
        var line = tap / shape.Size;
        (_cells, _width, _height, _widthInverse) = (shape.Width * shape.Height, shape.Width, shape.Height, 1f / shape.Width);
        _down = line - (shape.Size >> 1);
        _across = tap - (line * shape.Size) - (shape.Size >> 1);
        Offset = (_down * shape.Width) + _across;
    }

    /// <summary>No tap: each row stands for itself.</summary>
    public static TapWalk None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    public int Offset { get; }

    /// <summary>The cell of a row. A division, to be made once; see <see cref="Next"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CellOf(int row) => Offset == 0 ? 0 : row % _cells;

    /// <summary>The cell so many rows further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int cell, int rows)
    {
        if (Offset == 0) return 0;
        cell += rows;
        while (cell >= _cells) cell -= _cells;
        return cell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Covers(int cell)
    {
        if (Offset == 0) return true;
        // Boards are so small that the product with the inverse is exact enough.
        int y = (int)((cell + 0.5f) * _widthInverse), x = cell - (y * _width) + _across;
        y += _down;
        return (uint)y < (uint)_height && (uint)x < (uint)_width;
    }
}
