using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.TestDevices;

/// <summary>
/// Passes everything on to another backend, until the device is lost. Buffers are that backend's own, since it must know them again: what reads or writes one goes on
/// working, as on a real device it would not.
/// </summary>
#pragma warning disable CA1852 // not every project that compiles this file has a subtype
internal class LosingBackend(IBackend backend, DeviceLoss loss) : IBackend
#pragma warning restore CA1852
{
    public string Description => backend.Description;

    public long? FreeMemory => Live.FreeMemory;

    public int EntriesAtOnce => backend.EntriesAtOnce;

    private IBackend Live
    {
        get
        {
            loss.Check();
            return backend;
        }
    }

    public long WorkBytes(IReadOnlyList<ConvolutionPlan> plans, bool training) => backend.WorkBytes(plans, training);

    public void Reserve(IReadOnlyList<ConvolutionPlan> plans, bool training) => Live.Reserve(plans, training);

    public DeviceBuffer Allocate(int length) => Live.Allocate(length);

    public IReadOnlyList<DeviceBuffer> AllocateSet(IReadOnlyList<int> lengths) => Live.AllocateSet(lengths);

    public void WritePlanes(ReadOnlySpan<float> planes, Tensor into) => Live.WritePlanes(planes, into);

    public void Convolve(Filter filter, Tensor x, DeviceBuffer weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y) =>
        Live.Convolve(filter, x, weights, bias, residual, relu, y);

    public int PackedLength(Filter filter, in Shape board) => backend.PackedLength(filter, board);

    public void Pack(Filter filter, in Shape board, DeviceBuffer weights, DeviceBuffer packed) => Live.Pack(filter, board, weights, packed);

    public void ConvolvePacked(Filter filter, Tensor x, DeviceBuffer packed, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y) =>
        Live.ConvolvePacked(filter, x, packed, bias, residual, relu, y);

    public void ConvolveInputGradient(Filter filter, Tensor dy, DeviceBuffer weights, Tensor dx) => Live.ConvolveInputGradient(filter, dy, weights, dx);

    public void ConvolveWeightGradient(Filter filter, Tensor x, Tensor dy, DeviceBuffer dw) => Live.ConvolveWeightGradient(filter, x, dy, dw);

    public void BiasGradient(Tensor dy, DeviceBuffer db) => Live.BiasGradient(dy, db);

    public void Normalize(Tensor x, Normalization norm, NormalizationStep step, Tensor? residual, bool relu, Tensor y) => Live.Normalize(x, norm, step, residual, relu, y);

    public void NormalizeGradient(Tensor x, Tensor y, Normalization norm, bool relu, Tensor dy, Tensor dx, Tensor? dResidual, DeviceBuffer dGamma, DeviceBuffer dBeta) =>
        Live.NormalizeGradient(x, y, norm, relu, dy, dx, dResidual, dGamma, dBeta);

    public void ReluGradient(Tensor y, Tensor dy, Tensor dx) => Live.ReluGradient(y, dy, dx);

    public void Add(Tensor x, Tensor into) => Live.Add(x, into);

    public void PoolMean(Tensor x, Tensor y) => Live.PoolMean(x, y);

    public void PoolMeanGradient(Tensor dy, Tensor dx) => Live.PoolMeanGradient(dy, dx);

    public void Gate(Tensor x, Tensor gate, Tensor? residual, bool relu, Tensor y) => Live.Gate(x, gate, residual, relu, y);

    public void GateGradient(Tensor x, Tensor gate, Tensor y, bool relu, Tensor dy, Tensor dx, Tensor dGate, Tensor? dResidual) =>
        Live.GateGradient(x, gate, y, relu, dy, dx, dGate, dResidual);

    public void PolicyLoss(Tensor logits, PolicyTargets targets, float scale, Tensor dLogits, Span<float> losses) =>
        Live.PolicyLoss(logits, targets, scale, dLogits, losses);

    public void ValueLoss(Tensor logits, ValueTargets targets, float scale, Tensor dLogits, Span<float> losses) =>
        Live.ValueLoss(logits, targets, scale, dLogits, losses);

    public void SquaredLoss(Tensor y, Tensor target, float scale, Tensor dy, Span<float> losses) => Live.SquaredLoss(y, target, scale, dy, losses);

    public void Gather(DeviceBuffer buffer, ReadOnlySpan<int> indices, Span<float> result) => Live.Gather(buffer, indices, result);

    public void ReadAnswers(DeviceBuffer policyLogits, ReadOnlySpan<int> indices, Span<float> legalLogits, DeviceBuffer valueLogits, Span<float> values)
    {
        loss.Count(DeviceWork.Answers);
        Live.ReadAnswers(policyLogits, indices, legalLogits, valueLogits, values);
    }

    public double SumOfSquares(DeviceBuffer x) => Live.SumOfSquares(x);

    public double SumOfSquares(IReadOnlyList<DeviceBuffer> set) => Live.SumOfSquares(set);

    public void SgdStep(DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer velocity, float gradientScale, float rate, float momentum, float decay) =>
        Live.SgdStep(value, gradient, velocity, gradientScale, rate, momentum, decay);

    public void AdamStep(DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer first, DeviceBuffer second, AdamStep step) =>
        Live.AdamStep(value, gradient, first, second, step);

    public void SgdStep(OptimizerSet set, float gradientScale, float rate, float momentum)
    {
        loss.Count(DeviceWork.Steps);
        Live.SgdStep(set, gradientScale, rate, momentum);
    }

    public void AdamStep(OptimizerSet set, AdamStep step)
    {
        loss.Count(DeviceWork.Steps);
        Live.AdamStep(set, step);
    }

    public void Blend(DeviceBuffer x, float share, DeviceBuffer into) => Live.Blend(x, share, into);

    public void Blend(IReadOnlyList<DeviceBuffer> x, float share, IReadOnlyList<DeviceBuffer> into) => Live.Blend(x, share, into);

    public void Copy(DeviceBuffer x, DeviceBuffer into) => Live.Copy(x, into);

    public void Dispose() => backend.Dispose();
}
