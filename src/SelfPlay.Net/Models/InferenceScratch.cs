using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Models;

/// <summary>The activations of inference: a few tensors that every block uses again.</summary>
internal sealed class InferenceScratch : IDisposable
{
    private readonly Arena _arena;

    public InferenceScratch(IBackend backend, NetworkConfig config, int maxBatch)
    {
        _arena = new Arena(backend, maxBatch);
        var tower = config.Tower;
        var board = new Shape(1, config.Height, config.Width, config.Planes);
        Planes = _arena.Activation(board);
        Tower = _arena.Activation(board.WithChannels(tower.Filters));
        Hidden = _arena.Activation(Tower.Shape);
        if (tower.SqueezeChannels > 0)
        {
            Branch = _arena.Activation(Tower.Shape);
            Pooled = _arena.Activation(Shape.Vector(1, tower.Filters));
            Squeezed = _arena.Activation(Shape.Vector(1, tower.SqueezeChannels));
            Gate = _arena.Activation(Shape.Vector(1, 2 * tower.Filters));
        }

        PolicyBody = config.HasSpatialPolicy ? Hidden : _arena.Activation(board.WithChannels(tower.PolicyChannels));
        PolicyLogits = _arena.Activation(
            config.HasSpatialPolicy ? board.WithChannels(config.PolicyPlanes) : Shape.Vector(1, config.PolicySize));
        ValueBody = _arena.Activation(board.WithChannels(tower.ValueChannels));
        ValueHidden = _arena.Activation(Shape.Vector(1, tower.ValueHidden));
        ValueLogits = _arena.Activation(Shape.Vector(1, ValueTargets.Classes));
    }

    public Tensor Planes { get; }

    /// <summary>What goes up the tower.</summary>
    public Tensor Tower { get; }

    /// <summary>Between the two convolutions of a block.</summary>
    public Tensor Hidden { get; }

    /// <summary>This and the next three: only with squeeze-and-excitation.</summary>
    public Tensor Branch { get; }

    public Tensor Pooled { get; }

    public Tensor Squeezed { get; }

    public Tensor Gate { get; }

    public Tensor PolicyBody { get; }

    public Tensor PolicyLogits { get; }

    public Tensor ValueBody { get; }

    public Tensor ValueHidden { get; }

    public Tensor ValueLogits { get; }

    public long Bytes => _arena.Bytes;

    public void Dispose() => _arena.Dispose();
}
