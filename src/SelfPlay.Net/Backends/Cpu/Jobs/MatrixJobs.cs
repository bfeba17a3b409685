using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>Filters of one tap: the jobs that depend on the width of the registers, behind one virtual call a job.</summary>
internal abstract class MatrixJobs
{
    public static VectorWidth Widest =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? VectorWidth.Bits256
        : VectorWidth.Portable;

    public static MatrixJobs For(VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => new Of<Vector512<float>, Lanes512>(),
        VectorWidth.Bits256 => new Of<Vector256<float>, Lanes256>(),
        _ => new Of<Vector128<float>, Lanes128>(),
    };

    public abstract void Multiply(WorkTeam team, in ConvolutionOperands operands);

    public abstract void WeightGradient(WorkTeam team, Filter filter, int rows, CpuBuffer x, CpuBuffer dy, CpuBuffer dw);

    private sealed class Of<TVector, TLanes> : MatrixJobs
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        public override void Multiply(WorkTeam team, in ConvolutionOperands operands) =>
            team.Run(new MatrixJob<TVector, TLanes>(operands), (long)operands.Filter.Length * operands.Rows / WorkTeam.ProductsPerFloat);

        public override void WeightGradient(WorkTeam team, Filter filter, int rows, CpuBuffer x, CpuBuffer dy, CpuBuffer dw) =>
            team.Run(new MatrixGradientJob<TVector, TLanes>(filter, rows, x, dy, dw), (long)filter.Length * rows / WorkTeam.ProductsPerFloat);
    }
}
