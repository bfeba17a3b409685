using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends;

/// <summary>The learnt arrays of a network and what an optimiser keeps of them, each list in the same order. Made once, used every step.</summary>
/// <param name="Values">The arrays themselves.</param>
/// <param name="Gradients">Of the last batch.</param>
/// <param name="First">Velocities of SGD, first moments of Adam.</param>
/// <param name="Second">Second moments of Adam; empty with SGD.</param>
/// <param name="Decays">Weight decay of each array.</param>
public sealed record OptimizerSet(
    IReadOnlyList<DeviceBuffer> Values,
    IReadOnlyList<DeviceBuffer> Gradients,
    IReadOnlyList<DeviceBuffer> First,
    IReadOnlyList<DeviceBuffer> Second,
    IReadOnlyList<float> Decays);
