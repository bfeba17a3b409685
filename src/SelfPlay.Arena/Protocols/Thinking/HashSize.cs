using SelfPlay.Engine.Analysis;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>From the megabytes that a GUI grants to what they hold.</summary>
public static class HashSize
{
    /// <summary>Of a tree's node with its edges, twice (what is kept of a tree is copied), for a game with some forty legal moves.</summary>
    private const long BytesPerNode = 2048;

    /// <summary>Of a position in the evaluation cache, with its logits.</summary>
    private const long BytesPerCached = 256;

    private const long Megabyte = 1 << 20;

    /// <summary>A quarter for the cache, the rest for the tree.</summary>
    public static AnalystOptions Divide(long megabytes, int batch)
    {
        var bytes = megabytes * Megabyte;
        return new AnalystOptions
        {
            BatchSize = batch,
            CachePositions = (int)Math.Min(bytes / 4 / BytesPerCached, 1 << 24),
            MaxNodes = (int)Math.Min(bytes / 4 * 3 / BytesPerNode, 1 << 25),
        };
    }
}
