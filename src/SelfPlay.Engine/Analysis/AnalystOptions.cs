using SelfPlay.Engine.Search;

namespace SelfPlay.Engine.Analysis;

/// <summary>How an <see cref="Analyst{TPosition}"/> searches.</summary>
public sealed record AnalystOptions
{
    /// <summary>Leaves evaluated at once. Fixed, not adapted to the machine: with the same number the same analysis has the same result.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Positions that the evaluation cache holds.</summary>
    public int CachePositions { get; init; } = 100_000;

    /// <summary>Nodes after which the tree grows no further.</summary>
    public int MaxNodes { get; init; } = 5_000_000;

    /// <summary>The PUCT settings.</summary>
    public SearchConfig Search { get; init; } = new() { Kind = SearchKind.Puct };
}
