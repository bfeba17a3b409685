namespace SelfPlay.Games.ConnectFour;

/// <summary>
/// Bit tricks on Connect Four boards. A column is seven bits: six cells from the bottom and one that stays empty, so that
/// shifted boards do not leak into the next column.
/// <code>
///  6 13 20 27 34 41 48   always empty
///  5 12 19 26 33 40 47   the top row
///  4 11 18 25 32 39 46
///  3 10 17 24 31 38 45
///  2  9 16 23 30 37 44
///  1  8 15 22 29 36 43
///  0  7 14 21 28 35 42   the bottom row
/// </code>
/// </summary>
internal static class ConnectFourBoard
{
    public const int Height = 6;
    public const int Width = 7;
    public const int Cells = Height * Width;

    /// <summary>From a bit to the one of the same row in the next column; 1 is the step up.</summary>
    public const int ColumnStep = Height + 1;

    public const ulong Bottom = 0x0000_0408_1020_4081ul;
    public const ulong Top = Bottom << (Height - 1);
    public const ulong All = Bottom * ((1ul << Height) - 1);

    /// <summary>Rows 1, 3 and 5, counted from the bottom.</summary>
    public const ulong OddRows = Bottom * 0b010101;

    /// <summary>Rows 2, 4 and 6.</summary>
    public const ulong EvenRows = Bottom * 0b101010;

    /// <summary>The lowest bit of a column.</summary>
    public static ulong Foot(int column) => 1ul << (column * ColumnStep);

    /// <summary>All cells of a column.</summary>
    public static ulong Column(int column) => ((1ul << Height) - 1) << (column * ColumnStep);

    /// <summary>The cells on which the next stone can come to lie.</summary>
    public static ulong Playable(ulong occupied) => (occupied + Bottom) & All;

    public static bool HasFour(ulong stones) =>
        HasFour(stones, 1) || HasFour(stones, ColumnStep) || HasFour(stones, ColumnStep - 1) || HasFour(stones, ColumnStep + 1);

    /// <summary>The empty cells, reachable now or not, where one more stone would complete a four.</summary>
    public static ulong Threats(ulong stones, ulong occupied)
    {
        var cells = (stones << 1) & (stones << 2) & (stones << 3);
        cells |= Threats(stones, ColumnStep);
        cells |= Threats(stones, ColumnStep - 1);
        cells |= Threats(stones, ColumnStep + 1);
        return cells & (All ^ occupied);
    }

    private static bool HasFour(ulong stones, int step)
    {
        var pairs = stones & (stones >> step);
        return (pairs & (pairs >> (2 * step))) != 0;
    }

    private static ulong Threats(ulong stones, int step)
    {
        var twoBefore = (stones << step) & (stones << (2 * step));
        var twoAfter = (stones >> step) & (stones >> (2 * step));
        return (twoBefore & ((stones << (3 * step)) | (stones >> step)))
            | (twoAfter & ((stones >> (3 * step)) | (stones << step)));
    }
}
