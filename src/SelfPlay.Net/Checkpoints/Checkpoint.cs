using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Checkpoints;

/// <summary>Everything from which training goes on exactly as if it had never stopped. Kept by <see cref="CheckpointFile"/>.</summary>
public sealed record Checkpoint : CheckpointHeader
{
    /// <summary>The weights that the next step changes.</summary>
    public required IReadOnlyList<NamedArray> Weights { get; init; }

    /// <summary>The averaged weights, which play and are rated.</summary>
    public required IReadOnlyList<NamedArray> PlayWeights { get; init; }

    /// <summary>The optimiser's own numbers.</summary>
    public IReadOnlyList<NamedArray> State { get; init; } = [];

    /// <summary>State of the learner's random generator; empty when steps are drawn from keys alone.</summary>
    public ulong[] RandomState { get; init; } = [];
}
