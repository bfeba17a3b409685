using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>A convolution that keeps the board's size, with ReLU if asked. Arrays: weights and, if asked, bias.</summary>
public sealed class Convolution : ILayer
{
    private readonly LayerContext _context;
    private readonly Filter _filter;
    private readonly bool _relu;
    private readonly DeviceBuffer _weights;
    private readonly DeviceBuffer? _bias;
    private readonly DeviceBuffer _weightGradient;
    private readonly DeviceBuffer? _biasGradient;
    private readonly Tensor _output;
    private Tensor _x;

    /// <param name="board">Height and width; its batch and channels are of no matter.</param>
    public Convolution(LayerContext context, string name, Filter filter, Shape board, bool bias, bool relu)
    {
        _context = context;
        _filter = filter;
        _relu = relu;
        _weights = context.Values[$"{name}.weights"];
        _weightGradient = context.Gradients[$"{name}.weights"];
        _bias = bias ? context.Values[$"{name}.bias"] : null;
        _biasGradient = bias ? context.Gradients[$"{name}.bias"] : null;
        _output = context.Activation(board.WithChannels(filter.Outputs));
    }

    public Tensor Forward(Tensor x)
    {
        _x = x;
        var y = _output.WithBatch(x.Shape.Batch);
        _context.Backend.Convolve(_filter, x, _weights, _bias, null, _relu, y);
        return y;
    }

    public void Backward(Tensor dy, Tensor? dx)
    {
        var backend = _context.Backend;
        if (_relu) backend.ReluGradient(_output.WithBatch(dy.Shape.Batch), dy, dy);
        if (_biasGradient is not null) backend.BiasGradient(dy, _biasGradient);
        backend.ConvolveWeightGradient(_filter, _x, dy, _weightGradient);
        if (dx is { } wanted) backend.ConvolveInputGradient(_filter, dy, _weights, wanted);
    }
}
