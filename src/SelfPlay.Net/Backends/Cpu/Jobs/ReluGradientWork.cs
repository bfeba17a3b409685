using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

internal readonly unsafe struct ReluGradientWork(CpuBuffer y, CpuBuffer dy, CpuBuffer dx) : IFlatWork
{
    public void Run(int start, int end)
    {
        float* output = y.Pointer, gradient = dy.Pointer, result = dx.Pointer;
        for (var i = start; i < end; i += Simd.Count)
        {
            Simd.Store(Simd.Mask(Simd.Load(gradient + i), Simd.Load(output + i)), result + i, end - i);
        }
    }
}
