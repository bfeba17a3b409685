using System.Runtime.InteropServices;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Cpu;

/// <summary>
/// Which cell each tap of a filter sees from each cell of a board, and the other way round: the pairs of cells that each tap connects. Cells are
/// counted row by row; the arrays are pinned, for kernels.
/// </summary>
internal sealed unsafe class Neighbours
{
    public const int OffBoard = -1;
    public const int MaxTaps = 9;

    private readonly int[] _seen;
    private readonly int[] _pairs;
    private readonly int[] _pairCounts;
    private readonly int* _seenPointer;
    private readonly int* _pairsPointer;

    public Neighbours(int height, int width, int size)
    {
        (Height, Width, Size, Cells, Taps) = (height, width, size, height * width, size * size);
        _seen = GC.AllocateArray<int>(Cells * Taps, pinned: true);
        _pairs = GC.AllocateArray<int>(2 * Cells * Taps, pinned: true);
        _pairCounts = new int[Taps];
        _seenPointer = (int*)Marshal.UnsafeAddrOfPinnedArrayElement(_seen, 0);
        _pairsPointer = (int*)Marshal.UnsafeAddrOfPinnedArrayElement(_pairs, 0);
        for (var cell = 0; cell < Cells; cell++)
        {
            for (var tap = 0; tap < Taps; tap++) Connect(cell, tap);
        }
    }

    public int Height { get; }

    public int Width { get; }

    public int Size { get; }

    public int Cells { get; }

    public int Taps { get; }

    public bool Fits(in Shape shape, int size) => shape.Height == Height && shape.Width == Width && size == Size;

    /// <summary>The cell that a tap sees from <paramref name="cell"/>, or <see cref="OffBoard"/>.</summary>
    public int Seen(int cell, int tap) => _seenPointer[(cell * Taps) + tap];

    public int PairCount(int tap) => _pairCounts[tap];

    /// <summary>The seen cells of the tap's pairs.</summary>
    public int* SeenCells(int tap) => _pairsPointer + (2 * tap * Cells);

    /// <summary>The seeing cells of the tap's pairs, in rising order.</summary>
    public int* SeeingCells(int tap) => SeenCells(tap) + Cells;

    private void Connect(int cell, int tap)
    {
        var row = (cell / Width) + (tap / Size) - (Size / 2);
        var column = (cell % Width) + (tap % Size) - (Size / 2);
        var onBoard = row >= 0 && row < Height && column >= 0 && column < Width;
        _seen[(cell * Taps) + tap] = onBoard ? (row * Width) + column : OffBoard;
        if (!onBoard) return;
        var pair = (2 * tap * Cells) + _pairCounts[tap]++;
        _pairs[pair] = (row * Width) + column;
        _pairs[pair + Cells] = cell;
    }
}
