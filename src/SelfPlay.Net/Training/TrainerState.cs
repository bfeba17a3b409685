using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Training;

/// <summary>Everything from which a <see cref="Trainer"/> goes on bit for bit. The lists are what a checkpoint keeps.</summary>
/// <param name="Step">Steps taken so far.</param>
/// <param name="Weights">The weights that the next step changes, moving averages of the normalisation included.</param>
/// <param name="AverageWeights">The average that plays.</param>
/// <param name="Moments">The optimiser's numbers, named after it: "velocity.input.weights", "first.input.weights".</param>
public sealed record TrainerState(
    long Step, IReadOnlyList<NamedArray> Weights, IReadOnlyList<NamedArray> AverageWeights, IReadOnlyList<NamedArray> Moments);
