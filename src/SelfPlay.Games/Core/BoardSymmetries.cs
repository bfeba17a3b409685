namespace SelfPlay.Games.Core;

/// <summary>The symmetries of boards on which a policy index is a cell.</summary>
public static class BoardSymmetries
{
    private delegate (int Row, int Column) Source(int row, int column);

    /// <summary>The eight symmetries of a square board, the identity first. Rotations are clockwise.</summary>
    public static IReadOnlyList<Symmetry> Square(int size)
    {
        var last = size - 1;
        return
        [
            Make("identity", size, (r, c) => (r, c)),
            Make("rotate 90", size, (r, c) => (last - c, r)),
            Make("rotate 180", size, (r, c) => (last - r, last - c)),
            Make("rotate 270", size, (r, c) => (c, last - r)),
            Make("mirror left to right", size, (r, c) => (r, last - c)),
            Make("mirror top to bottom", size, (r, c) => (last - r, c)),
            Make("mirror at the diagonal", size, (r, c) => (c, r)),
            Make("mirror at the other diagonal", size, (r, c) => (last - c, last - r)),
        ];
    }

    private static Symmetry Make(string name, int size, Source source)
    {
        var cells = new int[size * size];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (row, column) = source(cell / size, cell % size);
            cells[cell] = (row * size) + column;
        }

        return new Symmetry(name, cells, cells);
    }
}
