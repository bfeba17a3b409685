namespace SelfPlay.Games.Shogi;

/// <summary>The eight directions, and attacks by walking from square to square: slow and plain. Fills the tables and judges them in tests.</summary>
/// <remarks>
/// Numbered so that the first four go to higher squares and direction <c>d ^ 4</c> is the opposite of <c>d</c>.
/// <code>
///   1 \ 4 / 7      rank a on top, file 9 on the left
///   2 -   - 6
///   3 / 0 \ 5
/// </code>
/// </remarks>
internal static class Rays
{
    public const int Directions = 8;
    public const int Down = 0;
    public const int UpLeft = 1;
    public const int Left = 2;
    public const int DownLeft = 3;
    public const int Up = 4;
    public const int DownRight = 5;
    public const int Right = 6;
    public const int UpRight = 7;

    private static readonly (int File, int Rank)[] Steps = [(0, 1), (1, -1), (1, 0), (1, 1), (0, -1), (-1, 1), (-1, 0), (-1, -1)];

    /// <summary>All squares in the direction up to and including the first occupied one.</summary>
    public static Bitboard Walk(int square, int direction, int steps, Bitboard occupied)
    {
        var (file, rank) = (square / Square.Size, square % Square.Size);
        var ray = Bitboard.Empty;
        for (var step = 0; step < steps; step++)
        {
            file += Steps[direction].File;
            rank += Steps[direction].Rank;
            if (file is < 0 or >= Square.Size || rank is < 0 or >= Square.Size) break;
            var reached = (Square.Size * file) + rank;
            ray |= Bitboard.Of(reached);
            if (occupied.Has(reached)) break;
        }

        return ray;
    }

    /// <summary>All squares in the direction up to the edge of the board.</summary>
    public static Bitboard ToEdge(int square, int direction) => Walk(square, direction, Square.Size, Bitboard.Empty);

    /// <summary>One step in each of the directions.</summary>
    public static Bitboard Step(int square, params ReadOnlySpan<int> directions)
    {
        var reached = Bitboard.Empty;
        foreach (var direction in directions) reached |= Walk(square, direction, 1, Bitboard.Empty);
        return reached;
    }
}
