namespace SelfPlay.Engine.Data;

/// <summary>What one split of a data set holds. The last shard may be longer than is said here: what lies beyond was not committed, and the next import
/// cuts it off.</summary>
public sealed record SplitSize
{
    public long Games { get; init; }

    /// <summary>Positions, those that teach only a value included.</summary>
    public long Samples { get; init; }

    /// <summary>Number of the last shard; they begin with 1. 0 if there is none.</summary>
    public int Shards { get; init; }

    /// <summary>Games in the last shard.</summary>
    public int LastShardGames { get; init; }

    /// <summary>Length of the last shard.</summary>
    public long LastShardBytes { get; init; }
}
