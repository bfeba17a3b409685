using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>y = ReLU(x + f(x)), f two convolution units and squeeze-and-excitation if asked (He et al. 2016).</summary>
public sealed class ResidualBlock : ILayer
{
    private readonly LayerContext _context;
    private readonly BlockScratch _scratch;
    private readonly ConvolutionUnit _first;
    private readonly ConvolutionUnit _second;
    private readonly SqueezeExcitation? _squeeze;

    /// <param name="squeeze">Hidden channels of squeeze-and-excitation; 0 leaves it out.</param>
    public ResidualBlock(LayerContext context, string name, Shape shape, int squeeze, BlockScratch scratch)
    {
        _context = context;
        _scratch = scratch;
        var filter = new Filter(3, shape.Channels, shape.Channels);
        _first = new ConvolutionUnit(context, $"{name}.first", filter, shape);
        _second = new ConvolutionUnit(context, $"{name}.second", filter, shape, relu: squeeze == 0);
        if (squeeze > 0) _squeeze = new SqueezeExcitation(context, $"{name}.squeeze", shape, squeeze);
    }

    public Tensor Forward(Tensor x)
    {
        var hidden = _first.Forward(x);
        return _squeeze is null ? _second.Forward(hidden, x) : _squeeze.Forward(_second.Forward(hidden), x);
    }

    /// <summary>dx may be dy.</summary>
    public void Backward(Tensor dy, Tensor? dx)
    {
        var dResidual = _scratch.Residual.WithBatch(dy.Shape.Batch);
        var dHidden = _scratch.Hidden.WithBatch(dy.Shape.Batch);
        if (_squeeze is null)
        {
            _second.Backward(dy, dHidden, dResidual);
        }
        else
        {
            _squeeze.Backward(dy, dy, dResidual);
            _second.Backward(dy, dHidden);
        }

        _first.Backward(dHidden, dx);
        if (dx is { } wanted) _context.Backend.Add(dResidual, wanted);
    }
}
