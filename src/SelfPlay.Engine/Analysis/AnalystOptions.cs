using SelfPlay.Engine.Search;

namespace SelfPlay.Engine.Analysis;

/// <summary>How an <see cref="Analyst{TPosition}"/> searches.</summary>
public sealed record AnalystOptions
{
    /// <summary>Leaves evaluated at once. Fixed, not adapted to the machine: with the same number the same analysis has the same result. With 16
    /// the small chess network has two cores busy (24,000 nodes a second; 4,900 leaf by leaf, 18,800 with 8, as many with 32), and neither
    /// mates found nor games won at equal nodes tell it from leaf by leaf.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Positions that the evaluation cache holds.</summary>
    public int CachePositions { get; init; } = 100_000;

    /// <summary>Nodes after which the tree grows no further. A node of chess takes about 1 KB (20 bytes a move), twice that while a tree is
    /// kept or grows.</summary>
    public int MaxNodes { get; init; } = 1_000_000;

    /// <summary>The PUCT settings.</summary>
    public SearchConfig Search { get; init; } = new() { Kind = SearchKind.Puct };
}
