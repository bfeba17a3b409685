using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Run;

/// <summary>Fitting the curve.</summary>
public sealed record LearningConfig
{
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.AdamW;

    public int BatchSize { get; init; } = 256;

    /// <summary>Learning rate after the warm-up.</summary>
    public float Rate { get; init; } = 1e-3f;

    public int WarmupSteps { get; init; } = 100;

    /// <summary>How the rate falls from the warm-up to the last generation.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Cosine;

    /// <summary>The share of the rate that is left at the end of a cosine or step schedule.</summary>
    public float FinalRateShare { get; init; } = 0.1f;

    public float Momentum { get; init; } = 0.9f;

    /// <summary>On weights only, never on biases and normalisation.</summary>
    public float WeightDecay { get; init; } = 1e-4f;

    /// <summary>The gradient is scaled down to this global norm; 0 turns clipping off.</summary>
    public float ClipNorm { get; init; } = 4;

    /// <summary>Weight of the value loss beside the policy loss.</summary>
    public float ValueWeight { get; init; } = 1;

    /// <summary>Share of the newest weights in the average that plays (exponential moving average), per step.</summary>
    public float AverageShare { get; init; } = 0.01f;

    /// <summary>Share of a batch in the moving averages of the normalisation.</summary>
    public float NormalizationRate { get; init; } = 0.02f;

    /// <summary>Limits of batch renormalisation; 1 and 0 are plain batch norm (lc0 trains with 3 and 5).</summary>
    public float RenormScaleLimit { get; init; } = 3;

    public float RenormShiftLimit { get; init; } = 5;

    /// <summary>A fit whose mean loss exceeds this many times the last generation's has diverged: it is undone and the rate halved.</summary>
    public float DivergenceFactor { get; init; } = 2;
}
