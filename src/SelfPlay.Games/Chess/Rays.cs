namespace SelfPlay.Games.Chess;

/// <summary>Attacks by walking from square to square: slow and plain. Fills the tables and judges them in tests.</summary>
internal static class Rays
{
    public static readonly (int File, int Rank)[] Diagonals = [(1, 1), (1, -1), (-1, 1), (-1, -1)];
    public static readonly (int File, int Rank)[] Orthogonals = [(1, 0), (-1, 0), (0, 1), (0, -1)];
    public static readonly (int File, int Rank)[] KnightSteps = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)];

    /// <summary>All squares along the directions up to and including the first occupied one.</summary>
    public static ulong Slide(int square, ulong occupied, (int File, int Rank)[] directions)
    {
        var attacks = 0ul;
        foreach (var direction in directions)
        {
            var ray = Walk(square, direction, 7, occupied);
            attacks |= ray;
        }

        return attacks;
    }

    /// <summary>One step in each direction.</summary>
    public static ulong Step(int square, (int File, int Rank)[] directions)
    {
        var attacks = 0ul;
        foreach (var direction in directions) attacks |= Walk(square, direction, 1, 0);
        return attacks;
    }

    /// <summary>The squares strictly between two squares of one line; empty for others.</summary>
    public static ulong Between(int from, int to)
    {
        foreach (var direction in Diagonals.Concat(Orthogonals))
        {
            var ray = Walk(from, direction, 7, 1ul << to);
            if ((ray >> to & 1) != 0) return ray & ~(1ul << to);
        }

        return 0;
    }

    private static ulong Walk(int square, (int File, int Rank) direction, int steps, ulong occupied)
    {
        var ray = 0ul;
        var (file, rank) = (square & 7, square >> 3);
        for (var step = 0; step < steps; step++)
        {
            file += direction.File;
            rank += direction.Rank;
            if (((file | rank) & ~7) != 0) break;
            var bit = 1ul << ((8 * rank) + file);
            ray |= bit;
            if ((occupied & bit) != 0) break;
        }

        return ray;
    }
}
