namespace SelfPlay.Engine.Run;

/// <summary>
/// One line of metrics.jsonl: what a generation did. Losses are in nats per row. Everything but the Seconds, Positions-per-second and share
/// fields is a function of config and seed alone.
/// </summary>
public sealed record GenerationReport : INumberedReport
{
    /// <summary>1-based; generation 0 is the untrained network.</summary>
    public required int Generation { get; init; }

    int INumberedReport.Number => Generation;

    /// <summary>Optimiser steps since the start of the run.</summary>
    public required long Step { get; init; }

    public int Games { get; init; }

    /// <summary>Samples that the generation's games gave.</summary>
    public int Samples { get; init; }

    /// <summary>Samples in the window that the fit drew from.</summary>
    public int Window { get; init; }

    public int FitSteps { get; init; }

    public double PolicyLoss { get; init; }

    public double ValueLoss { get; init; }

    /// <summary>Losses of the averaged weights on games never trained on; null while there are none.</summary>
    public double? ValidationPolicyLoss { get; init; }

    public double? ValidationValueLoss { get; init; }

    /// <summary>Share of validation rows whose most likely move is the target's.</summary>
    public double? ValidationAccuracy { get; init; }

    public double GradientNorm { get; init; }

    public double Rate { get; init; }

    /// <summary>Times so far that a diverged fit was undone and the rate halved.</summary>
    public int Halvings { get; init; }

    public double FirstWins { get; init; }

    public double Draws { get; init; }

    public double SecondWins { get; init; }

    public double MeanPlies { get; init; }

    /// <summary>Share of games stopped by the move limit.</summary>
    public double Truncated { get; init; }

    public RatingReport? Rating { get; init; }

    /// <summary>Positions that searches asked for per second of wall time, all threads; network answers and cache hits together.</summary>
    public double PositionsPerSecond { get; init; }

    public double CacheHitShare { get; init; }

    /// <summary>Share of the workers' time spent inside the network.</summary>
    public double NetworkShare { get; init; }

    public double GenerateSeconds { get; init; }

    public double FitSeconds { get; init; }

    public double RateSeconds { get; init; }

    /// <summary>Without all that two equal runs may measure differently.</summary>
    public GenerationReport WithoutTimes() => this with
    {
        PositionsPerSecond = 0,
        CacheHitShare = 0,
        NetworkShare = 0,
        GenerateSeconds = 0,
        FitSeconds = 0,
        RateSeconds = 0,
    };
}
