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

    public override long Bytes => _first.Bytes + _second.Bytes;

    public override void Step(BufferSet values, BufferSet gradients, float gradientScale, float rate, long step)
    {
        for (var i = 0; i < learnt.Count; i++)
        {
            var settings = new AdamStep(step, gradientScale, rate, options.Beta1, options.Beta2, options.Epsilon, DecayOf(learnt[i], options));
            backend.AdamStep(values[learnt[i].Name], gradients[i], _first[i], _second[i], settings);
        }
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
