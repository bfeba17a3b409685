using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Training;

/// <summary>A backend with so much memory, which computes nothing.</summary>
internal sealed class SmallBackend(long? freeMemory) : IBackend
{
    public string Description => "small";

    public long? FreeMemory { get; } = freeMemory;

    public DeviceBuffer Allocate(int length) => throw new NotSupportedException();

    public void Convolve(Filter filter, Tensor x, DeviceBuffer weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y) =>
        throw new NotSupportedException();

    public void ConvolveInputGradient(Filter filter, Tensor dy, DeviceBuffer weights, Tensor dx) => throw new NotSupportedException();

    public void ConvolveWeightGradient(Filter filter, Tensor x, Tensor dy, DeviceBuffer dw) => throw new NotSupportedException();

    public void BiasGradient(Tensor dy, DeviceBuffer db) => throw new NotSupportedException();

    public void Normalize(Tensor x, Normalization norm, NormalizationStep step, Tensor? residual, bool relu, Tensor y) =>
        throw new NotSupportedException();

    public void NormalizeGradient(
        Tensor x, Tensor y, Normalization norm, bool relu, Tensor dy, Tensor dx, Tensor? dResidual, DeviceBuffer dGamma, DeviceBuffer dBeta) =>
        throw new NotSupportedException();

    public void ReluGradient(Tensor y, Tensor dy, Tensor dx) => throw new NotSupportedException();

    public void Add(Tensor x, Tensor into) => throw new NotSupportedException();

    public void PoolMean(Tensor x, Tensor y) => throw new NotSupportedException();

    public void PoolMeanGradient(Tensor dy, Tensor dx) => throw new NotSupportedException();

    public void Gate(Tensor x, Tensor gate, Tensor? residual, bool relu, Tensor y) => throw new NotSupportedException();

    public void GateGradient(Tensor x, Tensor gate, Tensor y, bool relu, Tensor dy, Tensor dx, Tensor dGate, Tensor? dResidual) =>
        throw new NotSupportedException();

    public void PolicyLoss(Tensor logits, PolicyTargets targets, float scale, Tensor dLogits, Span<float> losses) => throw new NotSupportedException();

    public void ValueLoss(Tensor logits, ValueTargets targets, float scale, Tensor dLogits, Span<float> losses) => throw new NotSupportedException();

    public void SquaredLoss(Tensor y, Tensor target, float scale, Tensor dy, Span<float> losses) => throw new NotSupportedException();

    public void Gather(DeviceBuffer buffer, ReadOnlySpan<int> indices, Span<float> result) => throw new NotSupportedException();

    public double SumOfSquares(DeviceBuffer x) => throw new NotSupportedException();

    public void SgdStep(
        DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer velocity, float gradientScale, float rate, float momentum, float decay) =>
        throw new NotSupportedException();

    public void AdamStep(DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer first, DeviceBuffer second, AdamStep step) =>
        throw new NotSupportedException();

    public void Blend(DeviceBuffer x, float share, DeviceBuffer into) => throw new NotSupportedException();

    public void Copy(DeviceBuffer x, DeviceBuffer into) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
