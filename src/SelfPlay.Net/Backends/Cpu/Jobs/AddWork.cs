using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

internal readonly unsafe struct AddWork(CpuBuffer x, CpuBuffer into) : IFlatWork
{
    public void Run(int start, int end)
    {
        float* source = x.Pointer, sum = into.Pointer;
        for (var i = start; i < end; i += Simd.Count)
        {
            Simd.Store(Simd.Load(sum + i) + Simd.Load(source + i), sum + i, end - i);
        }
    }
}
