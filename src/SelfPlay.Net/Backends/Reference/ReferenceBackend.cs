using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Backends.Reference;

/// <summary>The truth that the other backends are tested against: plain loops over arrays, sums in double, no thought of speed.</summary>
public sealed class ReferenceBackend : IBackend
{
    public string Description => "reference (plain loops, 1 thread)";

    public DeviceBuffer Allocate(int length) => new HostBuffer(length);

    public void Convolve(Filter filter, Tensor x, DeviceBuffer weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y) =>
        ReferenceConvolution.Forward(filter, x.Shape, Host(x), Host(weights), HostOrNull(bias), HostOrNull(residual), relu, Host(y));

    public void ConvolveInputGradient(Filter filter, Tensor dy, DeviceBuffer weights, Tensor dx) =>
        ReferenceConvolution.InputGradient(filter, dy.Shape, Host(dy), Host(weights), Host(dx));

    public void ConvolveWeightGradient(Filter filter, Tensor x, Tensor dy, DeviceBuffer dw) =>
        ReferenceConvolution.WeightGradient(filter, x.Shape, Host(x), Host(dy), Host(dw));

    public void BiasGradient(Tensor dy, DeviceBuffer db)
    {
        for (var c = 0; c < dy.Shape.Channels; c++)
        {
            var sum = 0.0;
            for (var at = c; at < dy.Shape.Length; at += dy.Shape.Channels) sum += Host(dy)[at];
            Host(db)[c] = (float)sum;
        }
    }

    public void Normalize(Tensor x, Normalization norm, NormalizationStep step, Tensor? residual, bool relu, Tensor y) =>
        ReferenceNormalization.Forward(x.Shape, Host(x), norm, step, HostOrNull(residual), relu, Host(y));

    public void NormalizeGradient(
        Tensor x, Tensor y, Normalization norm, bool relu, Tensor dy, Tensor dx, Tensor? dResidual, DeviceBuffer dGamma, DeviceBuffer dBeta) =>
        ReferenceNormalization.Backward(
            x.Shape, Host(x), Host(y), norm, relu, Host(dy), Host(dx), HostOrNull(dResidual), Host(dGamma), Host(dBeta));

    public void ReluGradient(Tensor y, Tensor dy, Tensor dx)
    {
        for (var i = 0; i < y.Shape.Length; i++) Host(dx)[i] = Host(y)[i] > 0 ? Host(dy)[i] : 0;
    }

    public void Add(Tensor x, Tensor into)
    {
        for (var i = 0; i < x.Shape.Length; i++) Host(into)[i] += Host(x)[i];
    }

    public void PoolMean(Tensor x, Tensor y) => ReferenceGate.PoolMean(x.Shape, Host(x), Host(y));

    public void PoolMeanGradient(Tensor dy, Tensor dx) => ReferenceGate.PoolMeanGradient(dx.Shape, Host(dy), Host(dx));

    public void Gate(Tensor x, Tensor gate, Tensor? residual, bool relu, Tensor y) =>
        ReferenceGate.Forward(x.Shape, Host(x), Host(gate), HostOrNull(residual), relu, Host(y));

    public void GateGradient(Tensor x, Tensor gate, Tensor y, bool relu, Tensor dy, Tensor dx, Tensor dGate, Tensor? dResidual) =>
        ReferenceGate.Backward(x.Shape, Host(x), Host(gate), Host(y), relu, Host(dy), Host(dx), Host(dGate), HostOrNull(dResidual));

    public void PolicyLoss(Tensor logits, PolicyTargets targets, float scale, Tensor dLogits, Span<float> losses) =>
        ReferenceLosses.Policy(logits.Shape.Flattened().Channels, Host(logits), targets, scale, Host(dLogits), losses);

    public void ValueLoss(Tensor logits, ValueTargets targets, float scale, Tensor dLogits, Span<float> losses) =>
        ReferenceLosses.Value(Host(logits), targets, scale, Host(dLogits), losses);

    public void SquaredLoss(Tensor y, Tensor target, float scale, Tensor dy, Span<float> losses) =>
        ReferenceLosses.Squared(y.Shape.Rows, y.Shape.Channels, Host(y), Host(target), scale, Host(dy), losses);

    public void Gather(DeviceBuffer buffer, ReadOnlySpan<int> indices, Span<float> result)
    {
        for (var i = 0; i < indices.Length; i++) result[i] = Host(buffer)[indices[i]];
    }

    public double SumOfSquares(DeviceBuffer x)
    {
        var sum = 0.0;
        foreach (double value in Host(x)) sum += value * value;
        return sum;
    }

    public void SgdStep(DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer velocity, float gradientScale, float rate, float momentum, float decay) =>
        ReferenceOptimizer.Sgd(Host(value), Host(gradient), Host(velocity), gradientScale, rate, momentum, decay);

    public void AdamStep(DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer first, DeviceBuffer second, AdamStep step) =>
        ReferenceOptimizer.Adam(Host(value), Host(gradient), Host(first), Host(second), step);

    public void Blend(DeviceBuffer x, float share, DeviceBuffer into)
    {
        for (var i = 0; i < into.Length; i++) Host(into)[i] += share * (Host(x)[i] - Host(into)[i]);
    }

    public void Copy(DeviceBuffer x, DeviceBuffer into) => Host(x).CopyTo(Host(into), 0);

    public void Dispose()
    {
    }

    private static float[] Host(DeviceBuffer buffer) => ((HostBuffer)buffer).Values;

    private static float[] Host(Tensor tensor) => Host(tensor.Buffer);

    private static float[]? HostOrNull(DeviceBuffer? buffer) => buffer is null ? null : Host(buffer);

    private static float[]? HostOrNull(Tensor? tensor) => HostOrNull(tensor?.Buffer);
}
