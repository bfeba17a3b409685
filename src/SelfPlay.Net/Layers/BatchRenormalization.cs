using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>Normalisation over batch and board, then the sum with a residual and ReLU if asked. Arrays: scale, shift, mean, variance.</summary>
public sealed class BatchRenormalization : ILayer
{
    private readonly LayerContext _context;
    private readonly Normalization _norm;
    private readonly bool _relu;
    private readonly DeviceBuffer _scaleGradient;
    private readonly DeviceBuffer _shiftGradient;
    private readonly Tensor _output;
    private Tensor _x;

    public BatchRenormalization(LayerContext context, string name, Shape shape, bool relu)
    {
        _context = context;
        _relu = relu;
        DeviceBuffer PerChannel() => context.Allocate(shape.Channels);
        _norm = new Normalization(
            context.Values[$"{name}.scale"], context.Values[$"{name}.shift"], context.Values[$"{name}.mean"], context.Values[$"{name}.variance"],
            PerChannel(), PerChannel(), PerChannel(), PerChannel());
        _scaleGradient = context.Gradients[$"{name}.scale"];
        _shiftGradient = context.Gradients[$"{name}.shift"];
        _output = context.Activation(shape);
    }

    public Tensor Forward(Tensor x) => Forward(x, null);

    public Tensor Forward(Tensor x, Tensor? residual)
    {
        _x = x;
        var y = _output.WithBatch(x.Shape.Batch);
        _context.Backend.Normalize(x, _norm, _context.Step, residual, _relu, y);
        return y;
    }

    public void Backward(Tensor dy, Tensor? dx) => Backward(dy, dx ?? dy, null);

    /// <summary>dx may be dy; <paramref name="dResidual"/> receives the gradient by the residual.</summary>
    public void Backward(Tensor dy, Tensor dx, Tensor? dResidual) => _context.Backend.NormalizeGradient(
        _x, _output.WithBatch(dy.Shape.Batch), _norm, _relu, dy, dx, dResidual, _scaleGradient, _shiftGradient);
}
