using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Engine.Analysis;

/// <summary>How an analysis stands. Never changed after it is made, so any thread may read it.</summary>
public sealed record AnalysisReport
{
    /// <summary>The considered moves of the root, the one to play first.</summary>
    public required IReadOnlyList<AnalysedMove> Moves { get; init; }

    /// <summary>Value of the root for its side to move.</summary>
    public required WinDrawLoss Outcome { get; init; }

    /// <summary>Simulations of this analysis.</summary>
    public required long Nodes { get; init; }

    /// <summary>Visits of the root, those of a kept tree included.</summary>
    public required int Visits { get; init; }

    /// <summary>Plies that a simulation went down, on average.</summary>
    public required int Depth { get; init; }

    /// <summary>Plies of the deepest one.</summary>
    public required int SelectiveDepth { get; init; }

    public AnalysedMove Best => Moves[0];

    /// <summary>The same report with a move that is known to be best, from elsewhere than the tree.</summary>
    public AnalysisReport LedBy(AnalysedMove best) =>
        this with { Moves = [best, .. Moves.Where(move => move.Move != best.Move)], Outcome = best.Outcome };
}
