namespace SelfPlay.Games.Go;

/// <summary>What all positions of one board size share: where its points are in a <see cref="PointSet"/>.</summary>
internal sealed class GoBoard
{
    private static readonly GoBoard[] BySize = [.. Enumerable.Range(0, GoRules.MaxSize + 1).Select(size => new GoBoard(size))];

    private readonly PointSet _all;
    private readonly short[] _cells;

    private GoBoard(int size)
    {
        (Size, Stride) = (size, size + 1);
        _cells = new short[64 * PointSet.Words];
        for (var cell = 0; cell < size * size; cell++)
        {
            _all.Add(Bit(cell));
            _cells[Bit(cell)] = (short)cell;
        }
    }

    public int Size { get; }

    /// <summary>Bits from a row to the next.</summary>
    public int Stride { get; }

    /// <summary>Every point of the board.</summary>
    public ref readonly PointSet All => ref _all;

    public static GoBoard Of(int size) => BySize[size];

    /// <summary>The bit of a cell, row * size + column.</summary>
    public int Bit(int cell) => cell + (cell / Size);

    public int Cell(int bit) => _cells[bit];
}
