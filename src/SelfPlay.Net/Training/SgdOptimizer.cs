using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Training;

/// <summary>Stochastic gradient descent with momentum.</summary>
internal sealed class SgdOptimizer(IBackend backend, TrainerOptions options, IReadOnlyList<ArraySpec> learnt) : Optimizer
{
    private const string Prefix = "velocity.";

    private readonly BufferSet _velocity = new(backend, learnt);
    private OptimizerSet? _set;

    public override long Bytes => _velocity.Bytes;

    public override void Step(BufferSet values, BufferSet gradients, float gradientScale, float rate, long step)
    {
        _set ??= SetOf(values, gradients, _velocity, null, options);
        backend.SgdStep(_set, gradientScale, rate, options.Momentum);
    }

    public override IReadOnlyList<NamedArray> Save() => _velocity.Read(Prefix);

    public override void Load(IReadOnlyList<NamedArray> moments) => _velocity.Write(moments, Prefix);

    public override void Dispose() => _velocity.Dispose();
}
