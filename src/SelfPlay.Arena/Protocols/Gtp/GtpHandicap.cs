namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>Where handicap stones lie by the protocol's table (GTP 2, draft 2, section 4.1.1).</summary>
internal static class GtpHandicap
{
    public const int Fewest = 2;

    /// <summary>Rows from which on stones lie on the fourth line, not the third.</summary>
    private const int LargeBoard = 13;

    private const int SmallestBoard = 7;

    /// <summary>The most stones that have their place: even boards have no middle, and 7 rows no room for more than the corners.</summary>
    public static int Most(int size) => size < SmallestBoard ? 0 : size % 2 == 0 || size == SmallestBoard ? 4 : 9;

    /// <summary>The cells of so many stones, <see cref="Fewest"/> to <see cref="Most"/>.</summary>
    public static IReadOnlyList<int> Cells(int size, int stones)
    {
        var low = size < LargeBoard ? 2 : 3;
        var (high, middle) = (size - 1 - low, size / 2);
        (int Column, int Row)[] corners = [(low, low), (high, high), (low, high), (high, low)];
        (int Column, int Row)[] sides = [(low, middle), (high, middle), (middle, low), (middle, high)];
        var onSides = stones < 6 ? 0 : (stones - 4) / 2 * 2;
        var points = corners.Take(stones).Concat(sides.Take(onSides));
        if (stones > 4 && stones % 2 == 1) points = points.Append((middle, middle));
        return [.. points.Select(point => ((size - 1 - point.Row) * size) + point.Column)];
    }
}
