using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.GpuProof;

/// <summary>A network that plays, a batch for it, and room for the answers.</summary>
internal sealed class InferenceWork : IDisposable
{
    private readonly InferenceNet _net;
    private readonly TrainingBatch _batch;
    private readonly float[] _logits;
    private readonly float[] _winDrawLoss;

    public InferenceWork(IBackend backend, NetworkConfig config, TrainingBatch batch)
    {
        _net = new InferenceNet(backend, config, batch.Rows);
        _net.Load(NetworkWeights.Initial(config, 1));
        _batch = batch;
        _logits = new float[batch.Policy.Starts[batch.Rows]];
        _winDrawLoss = new float[ValueTargets.Classes * batch.Rows];
    }

    public void Run() => _net.Evaluate(_batch.Planes, _batch.Rows, _batch.Policy.Starts, _batch.Policy.Indices, _logits, _winDrawLoss);

    public void Dispose() => _net.Dispose();
}
