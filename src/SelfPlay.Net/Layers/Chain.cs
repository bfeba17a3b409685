using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>Layers one after the other.</summary>
/// <param name="layers">In forward order.</param>
/// <param name="between">Room for the gradient between layer i and layer i + 1.</param>
public sealed class Chain(ILayer[] layers, Tensor[] between) : ILayer
{
    public Tensor Forward(Tensor x)
    {
        foreach (var layer in layers) x = layer.Forward(x);
        return x;
    }

    public void Backward(Tensor dy, Tensor? dx)
    {
        for (var i = layers.Length - 1; i > 0; i--)
        {
            var before = between[i - 1].WithBatch(dy.Shape.Batch);
            layers[i].Backward(dy, before);
            dy = before;
        }

        layers[0].Backward(dy, dx);
    }
}
