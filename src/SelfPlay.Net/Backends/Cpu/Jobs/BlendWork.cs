using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

internal readonly unsafe struct BlendWork(CpuBuffer x, float share, CpuBuffer into) : IFlatWork
{
    public void Run(int start, int end)
    {
        float* source = x.Pointer, average = into.Pointer;
        for (var i = start; i < end; i += Simd.Count)
        {
            var old = Simd.Load(average + i);
            Simd.Store(old + ((Simd.Load(source + i) - old) * share), average + i, end - i);
        }
    }
}
