using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Training;

/// <summary>Adam with decoupled weight decay.</summary>
internal sealed class AdamOptimizer(IBackend backend, TrainerOptions options, IReadOnlyList<ArraySpec> learnt) : Optimizer
{
    private const string FirstPrefix = "first.";
    private const string SecondPrefix = "second.";

    private readonly BufferSet _first = new(backend, learnt);
    private readonly BufferSet _second = new(backend, learnt);
    private OptimizerSet? _set;

    public override long Bytes => _first.Bytes + _second.Bytes;

    public override void Step(BufferSet values, BufferSet gradients, float gradientScale, float rate, long step)
    {
        _set ??= SetOf(values, gradients, _first, _second, options);
        backend.AdamStep(_set, new AdamStep(step, gradientScale, rate, options.Beta1, options.Beta2, options.Epsilon, Decay: 0));
    }

    public override IReadOnlyList<NamedArray> Save() => [.. _first.Read(FirstPrefix), .. _second.Read(SecondPrefix)];

    public override void Load(IReadOnlyList<NamedArray> moments)
    {
        _first.Write([.. moments.Take(learnt.Count)], FirstPrefix);
        _second.Write([.. moments.Skip(learnt.Count)], SecondPrefix);
    }

    public override void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }
}
