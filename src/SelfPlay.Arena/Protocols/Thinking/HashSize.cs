using SelfPlay.Engine.Analysis;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>From the megabytes that a GUI grants to what they hold.</summary>
public static class HashSize
{
    /// <summary>Legal moves of a game such as chess.</summary>
    private const int UsualMoves = 40;

    /// <summary>Of a tree's node with its edges, twice (what is kept of a tree is copied), for a game with so many legal moves.</summary>
    private const long BytesPerNode = 2048;

    /// <summary>Of a position in the evaluation cache, with its logits.</summary>
    private const long BytesPerCached = 256;

    private const long Megabyte = 1 << 20;

    /// <summary>A quarter for the cache, the rest for the tree.</summary>
    /// <param name="megabytes">For both.</param>
    /// <param name="batch">As <see cref="AnalystOptions.BatchSize"/>.</param>
    /// <param name="moves">Legal moves of a position: a node takes as much more memory.</param>
    public static AnalystOptions Divide(long megabytes, int batch, int moves = UsualMoves)
    {
        var bytes = megabytes * Megabyte;
        return new AnalystOptions
        {
            BatchSize = batch,
            CachePositions = (int)Math.Min(bytes / 4 / BytesPerCached, 1 << 24),
            MaxNodes = (int)Math.Clamp(bytes / 4 * 3 / (BytesPerNode * moves / UsualMoves), 1, 1 << 25),
        };
    }
}
