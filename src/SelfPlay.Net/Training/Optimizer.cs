using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Training;

/// <summary>Changes weights by their gradients and keeps the moments that this needs.</summary>
internal abstract class Optimizer : IDisposable
{
    public abstract long Bytes { get; }

    /// <summary>One step on all learnt arrays. <paramref name="gradientScale"/> carries the clipping.</summary>
    /// <param name="step">1 for the first.</param>
    public abstract void Step(BufferSet values, BufferSet gradients, float gradientScale, float rate, long step);

    public abstract IReadOnlyList<NamedArray> Save();

    /// <exception cref="InvalidDataException">The moments are another optimiser's or another network's.</exception>
    public abstract void Load(IReadOnlyList<NamedArray> moments);

    public abstract void Dispose();

    public static Optimizer Create(IBackend backend, TrainerOptions options, IReadOnlyList<ArraySpec> learnt) => options.Optimizer switch
    {
        OptimizerKind.Sgd => new SgdOptimizer(backend, options, learnt),
        OptimizerKind.AdamW => new AdamOptimizer(backend, options, learnt),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Optimizer, "not an optimiser"),
    };

    /// <summary>The learnt arrays, in the order of the gradients. Both sets must be the same at every step.</summary>
    protected static OptimizerSet SetOf(BufferSet values, BufferSet gradients, BufferSet first, BufferSet? second, TrainerOptions options) => new(
        [.. gradients.Specs.Select(spec => values[spec.Name])],
        gradients.Buffers,
        first.Buffers,
        second?.Buffers ?? [],
        [.. gradients.Specs.Select(spec => spec.Kind == ArrayKind.Weight ? options.WeightDecay : 0)]);
}
