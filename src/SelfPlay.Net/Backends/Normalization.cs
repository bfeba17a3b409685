using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends;

/// <summary>
/// The numbers of one normalisation over batch and board, a value per channel in each buffer: Batch Renormalization (Ioffe 2017, arXiv:1702.03275),
/// whose forward pass in training equals the one in inference while r and d stay inside their limits. RMax = 1, DMax = 0 is plain batch norm.
/// </summary>
/// <param name="Gamma">Scale, learnt.</param>
/// <param name="Beta">Shift, learnt.</param>
/// <param name="RunningMean">Moving average of the batch means: what inference uses.</param>
/// <param name="RunningVariance">Moving average of the batch variances (biased).</param>
/// <param name="BatchMean">Written by the forward pass for the backward pass.</param>
/// <param name="BatchInverseDeviation">1 / sqrt(variance + Epsilon) of the batch; written by the forward pass.</param>
/// <param name="RenormScale">r of the paper; written by the forward pass, a constant to the backward pass.</param>
/// <param name="RenormShift">d of the paper; written by the forward pass.</param>
public sealed record Normalization(
    DeviceBuffer Gamma,
    DeviceBuffer Beta,
    DeviceBuffer RunningMean,
    DeviceBuffer RunningVariance,
    DeviceBuffer BatchMean,
    DeviceBuffer BatchInverseDeviation,
    DeviceBuffer RenormScale,
    DeviceBuffer RenormShift)
{
    public const float Epsilon = 1e-5f;
}

/// <param name="Rate">Share of the new batch in the moving averages, in (0, 1].</param>
/// <param name="RMax">r is clipped to [1 / RMax, RMax].</param>
/// <param name="DMax">d is clipped to [-DMax, DMax].</param>
public readonly record struct NormalizationStep(float Rate, float RMax, float DMax);
