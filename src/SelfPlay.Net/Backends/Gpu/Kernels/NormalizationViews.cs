using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>The numbers of <see cref="Normalization"/> on the device.</summary>
internal readonly struct NormalizationViews(
    ArrayView<float> gamma, ArrayView<float> beta, ArrayView<float> runningMean, ArrayView<float> runningVariance,
    ArrayView<float> batchMean, ArrayView<float> batchInverseDeviation, ArrayView<float> renormScale, ArrayView<float> renormShift)
{
    public readonly ArrayView<float> Gamma = gamma;
    public readonly ArrayView<float> Beta = beta;
    public readonly ArrayView<float> RunningMean = runningMean;
    public readonly ArrayView<float> RunningVariance = runningVariance;
    public readonly ArrayView<float> BatchMean = batchMean;
    public readonly ArrayView<float> BatchInverseDeviation = batchInverseDeviation;
    public readonly ArrayView<float> RenormScale = renormScale;
    public readonly ArrayView<float> RenormShift = renormShift;
}
