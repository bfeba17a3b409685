using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>All inputs of a batch entry to all outputs: a 1x1 convolution on a board of one cell. Arrays: weights and bias.</summary>
public sealed class Linear(LayerContext context, string name, Filter filter, bool relu) : ILayer
{
    private readonly Convolution _convolution = new(context, name, filter, Shape.Vector(1, filter.Outputs), bias: true, relu);

    public Tensor Forward(Tensor x) => _convolution.Forward(x.Flattened());

    public void Backward(Tensor dy, Tensor? dx) => _convolution.Backward(dy, dx?.Flattened());
}
