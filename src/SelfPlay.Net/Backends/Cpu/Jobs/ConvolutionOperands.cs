namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <param name="ZeroRow">Zeros, as many as inputs and as outputs: what a tap sees off the board, and the bias where there is none.</param>
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
