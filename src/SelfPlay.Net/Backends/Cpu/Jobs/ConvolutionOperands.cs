namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <param name="Rows">Cells of the whole batch.</param>
/// <param name="Weights">As packed.</param>
/// <param name="Zeros">As many as inputs and as outputs: what a filter sees off the board, and the bias where there is none.</param>
internal readonly record struct ConvolutionOperands(
    Filter Filter,
    int Rows,
    CpuBuffer X,
    CpuBuffer Weights,
    CpuBuffer? Bias,
    CpuBuffer? Residual,
    bool Relu,
    CpuBuffer Y,
    CpuBuffer Zeros);
