using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>Knows nothing, and keeps every batch after the first few until the gate is opened: a large network on a slow machine.</summary>
internal sealed class GatedEvaluator(int free) : IEvaluator, IDisposable
{
    private readonly UniformEvaluator _uniform = new();
    private readonly ManualResetEventSlim _gate = new(), _waiting = new();
    private int _batches;

    /// <summary>Returns when a batch is kept.</summary>
    public void WaitUntilBlocked() => _waiting.Wait();

    public void Open() => _gate.Set();

    public void Evaluate(EvaluationBatch batch)
    {
        if (_batches++ >= free)
        {
            _waiting.Set();
            _gate.Wait();
        }

        _uniform.Evaluate(batch);
    }

    public void Dispose()
    {
        _gate.Set();
        _waiting.Dispose();
    }
}
