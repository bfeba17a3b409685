using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Models;

/// <summary>A residual block as inference runs it: two convolutions, and squeeze-and-excitation if the tower has it.</summary>
internal sealed class InferenceBlock : IDisposable
{
    private readonly IBackend _backend;
    private readonly FoldedConvolution _first;
    private readonly FoldedConvolution _second;
    private readonly FoldedConvolution? _down;
    private readonly FoldedConvolution? _up;

    public InferenceBlock(IBackend backend, string name, NetworkConfig config)
    {
        _backend = backend;
        _first = new FoldedConvolution(backend, $"{name}.first", NetworkLayout.BlockConvolution(config));
        _second = new FoldedConvolution(backend, $"{name}.second", NetworkLayout.BlockConvolution(config));
        if (config.Tower.SqueezeChannels == 0) return;
        _down = new FoldedConvolution(backend, $"{name}.squeeze.down", NetworkLayout.SqueezeDown(config));
        _up = new FoldedConvolution(backend, $"{name}.squeeze.up", NetworkLayout.SqueezeUp(config));
    }

    public long MemoryBytes => _first.MemoryBytes + _second.MemoryBytes + (_down?.MemoryBytes ?? 0) + (_up?.MemoryBytes ?? 0);

    public void Load(NetworkWeights weights)
    {
        _first.LoadFolded(weights);
        _second.LoadFolded(weights);
        _down?.Load(weights);
        _up?.Load(weights);
    }

    /// <summary>Replaces x by the block's output.</summary>
    public void Run(Tensor x, InferenceScratch scratch)
    {
        var batch = x.Shape.Batch;
        var hidden = scratch.Hidden.WithBatch(batch);
        _first.Run(x, null, relu: true, hidden);
        if (_down is null)
        {
            _second.Run(hidden, x, relu: true, x);
            return;
        }

        var branch = scratch.Branch.WithBatch(batch);
        var pooled = scratch.Pooled.WithBatch(batch);
        var squeezed = scratch.Squeezed.WithBatch(batch);
        var gate = scratch.Gate.WithBatch(batch);
        _second.Run(hidden, null, relu: false, branch);
        _backend.PoolMean(branch, pooled);
        _down.Run(pooled, null, relu: true, squeezed);
        _up!.Run(squeezed, null, relu: false, gate);
        _backend.Gate(branch, gate, x, relu: true, x);
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _down?.Dispose();
        _up?.Dispose();
    }
}
