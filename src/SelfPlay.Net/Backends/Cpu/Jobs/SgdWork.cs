using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

internal readonly unsafe struct SgdWork(CpuBuffer value, CpuBuffer gradient, CpuBuffer velocity, float gradientScale, float rate, float momentum, float decay) : IFlatWork
{
    public void Run(int start, int end)
    {
        float* values = value.Pointer, gradients = gradient.Pointer, velocities = velocity.Pointer;
        for (var i = start; i < end; i += Simd.Count)
        {
            var old = Simd.Load(values + i);
            var g = (Simd.Load(gradients + i) * gradientScale) + (old * decay);
            var v = (Simd.Load(velocities + i) * momentum) + g;
            Simd.Store(v, velocities + i, end - i);
            Simd.Store(old - (v * rate), values + i, end - i);
        }
    }
}
