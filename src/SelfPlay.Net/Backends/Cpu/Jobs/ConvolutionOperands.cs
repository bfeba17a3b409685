namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <param name="ZeroRow">At least Filter.Inputs zeros: what a tap sees off the board.</param>
internal readonly record struct ConvolutionOperands(
    Filter Filter,
    Neighbours Neighbours,
    int Batch,
    CpuBuffer X,
    CpuBuffer Weights,
    CpuBuffer? Bias,
    CpuBuffer? Residual,
    bool Relu,
    CpuBuffer Y,
    CpuBuffer ZeroRow);
