using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Evaluation;

/// <summary>One network for several threads: an evaluator each, all with the same weights.</summary>
public sealed class NetworkPool : IDisposable
{
    private readonly IBackend[] _backends;
    private readonly InferenceNet[] _nets;
    private readonly NetEvaluator[] _evaluators;

    /// <param name="open">Makes the backend of an evaluator, which works on one thread.</param>
    /// <param name="config">The network's shape.</param>
    /// <param name="threads">How many evaluators.</param>
    /// <param name="capacity">Rows of the largest batch.</param>
    public NetworkPool(Func<IBackend> open, NetworkConfig config, int threads, int capacity)
    {
        _backends = new IBackend[threads];
        _nets = new InferenceNet[threads];
        _evaluators = new NetEvaluator[threads];
        for (var i = 0; i < threads; i++)
        {
            _backends[i] = open();
            _nets[i] = new InferenceNet(_backends[i], config, capacity);
            _evaluators[i] = new NetEvaluator(_nets[i]);
        }
    }

    public IReadOnlyList<IEvaluator> Evaluators => _evaluators;

    /// <summary>Gives every evaluator these weights. Nobody may be evaluating.</summary>
    public void Load(NetworkWeights weights)
    {
        foreach (var net in _nets) net.Load(weights);
    }

    public void Dispose()
    {
        foreach (var net in _nets) net.Dispose();
        foreach (var backend in _backends) backend.Dispose();
    }
}
