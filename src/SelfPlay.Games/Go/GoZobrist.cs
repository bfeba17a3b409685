using SelfPlay.Games.Core;

namespace SelfPlay.Games.Go;

/// <summary>Keys of the hash: a number for every stone on every point, by bit of a <see cref="PointSet"/>.</summary>
internal static class GoZobrist
{
    private const ulong Seed = 0x60_0BAD;

    private static readonly ulong[] Keys = [.. Enumerable.Range(0, 2 * 64 * PointSet.Words).Select(i => Mixing.Mix(Seed + (ulong)i))];

    public static ulong Stone(Side side, int bit) => Keys[(2 * bit) + (int)side];

    /// <summary>The keys of all stones of a set together.</summary>
    public static ulong Stones(Side side, in PointSet stones)
    {
        var key = 0ul;
        foreach (var bit in stones.Bits) key ^= Stone(side, bit);
        return key;
    }
}
