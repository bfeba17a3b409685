using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Layers;

/// <summary>
/// Lets a block weigh its channels by what stands anywhere on the board (Hu et al. 2018, with lc0's additional shift), then adds the
/// residual and applies ReLU: pooling, linear, ReLU, linear to a scale and a shift per channel.
/// </summary>
public sealed class SqueezeExcitation(LayerContext context, string name, Shape shape, int squeeze) : ILayer
{
    private readonly GlobalPooling _pooling = new(context, shape.Channels);
    private readonly Linear _down = new(context, $"{name}.down", new Filter(1, shape.Channels, squeeze), relu: true);
    private readonly Linear _up = new(context, $"{name}.up", new Filter(1, squeeze, 2 * shape.Channels), relu: false);
    private readonly Tensor _output = context.Activation(shape);
    private readonly Tensor _gateGradient = context.Activation(Shape.Vector(1, 2 * shape.Channels));
    private readonly Tensor _squeezedGradient = context.Activation(Shape.Vector(1, squeeze));
    private readonly Tensor _pooledGradient = context.Activation(Shape.Vector(1, shape.Channels));
    private Tensor _x;
    private Tensor _gate;

    public Tensor Forward(Tensor x) => Forward(x, null);

    public Tensor Forward(Tensor x, Tensor? residual)
    {
        _x = x;
        _gate = _up.Forward(_down.Forward(_pooling.Forward(x)));
        var y = _output.WithBatch(x.Shape.Batch);
        context.Backend.Gate(x, _gate, residual, relu: true, y);
        return y;
    }

    public void Backward(Tensor dy, Tensor? dx) => Backward(dy, dx ?? dy, null);

    /// <summary>dx may be dy; <paramref name="dResidual"/> receives the gradient by the residual.</summary>
    public void Backward(Tensor dy, Tensor dx, Tensor? dResidual)
    {
        var batch = dy.Shape.Batch;
        var dGate = _gateGradient.WithBatch(batch);
        var dSqueezed = _squeezedGradient.WithBatch(batch);
        var dPooled = _pooledGradient.WithBatch(batch);
        context.Backend.GateGradient(_x, _gate, _output.WithBatch(batch), relu: true, dy, dx, dGate, dResidual);
        _up.Backward(dGate, dSqueezed);
        _down.Backward(dSqueezed, dPooled);
        _pooling.AddBackward(dPooled, dx);
    }
}
