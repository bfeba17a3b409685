using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>Convolution without bias (the normalisation's shift is one), normalisation, then the sum with a residual and ReLU if asked.</summary>
public sealed class ConvolutionUnit(LayerContext context, string name, Filter filter, Shape board, bool relu = true) : ILayer
{
    private readonly Convolution _convolution = new(context, name, filter, board, bias: false, relu: false);
    private readonly BatchRenormalization _normalization = new(context, name, board.WithChannels(filter.Outputs), relu);

    public Tensor Forward(Tensor x) => Forward(x, null);

    public Tensor Forward(Tensor x, Tensor? residual) => _normalization.Forward(_convolution.Forward(x), residual);

    public void Backward(Tensor dy, Tensor? dx) => Backward(dy, dx, null);

    /// <summary>As the plain one; <paramref name="dResidual"/> receives the gradient by the residual. dx must not be dy.</summary>
    public void Backward(Tensor dy, Tensor? dx, Tensor? dResidual)
    {
        _normalization.Backward(dy, dy, dResidual);
        _convolution.Backward(dy, dx);
    }
}
