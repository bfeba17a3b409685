namespace SelfPlay.Net.Training;

/// <summary>How a <see cref="Trainer"/> turns gradients into steps. The rate comes with each step.</summary>
public sealed record TrainerOptions
{
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.AdamW;

    /// <summary>Of SGD.</summary>
    public float Momentum { get; init; } = 0.9f;

    /// <summary>Of AdamW: the usual values of its paper.</summary>
    public float Beta1 { get; init; } = 0.9f;

    public float Beta2 { get; init; } = 0.999f;

    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>On weights only, never on biases and normalisation. In the gradient with SGD, decoupled with AdamW.</summary>
    public float WeightDecay { get; init; } = 1e-4f;

    /// <summary>The gradient is scaled down to this global norm; 0 turns clipping off.</summary>
    public float ClipNorm { get; init; } = 4;

    /// <summary>Weight of the value loss beside the policy loss.</summary>
    public float ValueWeight { get; init; } = 1;

    /// <summary>Share of the newest weights in the average that plays, per step; larger at the start, see <see cref="Trainer"/>.</summary>
    public float AverageShare { get; init; } = 0.01f;

    /// <summary>Share of a batch in the moving averages of the normalisation; larger at the start, see <see cref="Trainer"/>.</summary>
    public float NormalizationRate { get; init; } = 0.02f;

    /// <summary>Limits of batch renormalisation; 1 and 0 are plain batch norm (lc0 trains with 3 and 5).</summary>
    public float RenormScaleLimit { get; init; } = 3;

    public float RenormShiftLimit { get; init; } = 5;
}
