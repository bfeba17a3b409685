using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>The mean of each channel over the board.</summary>
public sealed class GlobalPooling(LayerContext context, int channels)
{
    private readonly Tensor _output = context.Activation(Shape.Vector(1, channels));

    public Tensor Forward(Tensor x)
    {
        var y = _output.WithBatch(x.Shape.Batch);
        context.Backend.PoolMean(x, y);
        return y;
    }

    /// <summary>Adds to dx, because what is pooled is always used otherwise too.</summary>
    public void AddBackward(Tensor dy, Tensor dx) => context.Backend.PoolMeanGradient(dy, dx);
}
