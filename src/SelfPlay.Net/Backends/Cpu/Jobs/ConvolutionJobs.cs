using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>The jobs that depend on the width of the registers, behind one virtual call per job.</summary>
internal abstract class ConvolutionJobs
{
    public static VectorWidth Widest =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? VectorWidth.Bits256
        : VectorWidth.Portable;

    public static ConvolutionJobs For(VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => new Of<Vector512<float>, Lanes512>(),
        VectorWidth.Bits256 => new Of<Vector256<float>, Lanes256>(),
        _ => new Of<Vector128<float>, Lanes128>(),
    };

    public abstract void Convolve(WorkTeam team, in ConvolutionOperands operands);

    public abstract void WeightGradient(WorkTeam team, Filter filter, Neighbours neighbours, int batch, CpuBuffer x, CpuBuffer dy, CpuBuffer dw);

    private static long Work(Filter filter, Neighbours neighbours, int batch) => (long)filter.Length * neighbours.Cells * batch;

    private sealed class Of<TVector, TLanes> : ConvolutionJobs
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        public override void Convolve(WorkTeam team, in ConvolutionOperands operands) =>
            team.Run(new ConvolutionJob<TVector, TLanes>(operands), Work(operands.Filter, operands.Neighbours, operands.Batch));

        public override void WeightGradient(
            WorkTeam team, Filter filter, Neighbours neighbours, int batch, CpuBuffer x, CpuBuffer dy, CpuBuffer dw) =>
            team.Run(new WeightGradientJob<TVector, TLanes>(filter, neighbours, batch, x, dy, dw), Work(filter, neighbours, batch));
    }
}
