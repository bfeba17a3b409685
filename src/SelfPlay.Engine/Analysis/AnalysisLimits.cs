using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Analysis;

/// <summary>When an analysis ends by itself. Time is not here: whoever has a clock stops the analysis through its callback.</summary>
public sealed record AnalysisLimits
{
    /// <summary>Simulations of this analysis; those of a kept tree do not count.</summary>
    public long Nodes { get; init; } = long.MaxValue;

    /// <summary>Plies of the line expected.</summary>
    public int Depth { get; init; } = int.MaxValue;

    /// <summary>Root moves considered; empty considers all.</summary>
    public IReadOnlyList<Move> Moves { get; init; } = [];
}
