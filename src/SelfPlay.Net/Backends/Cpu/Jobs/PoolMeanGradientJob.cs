using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>A unit is a batch entry.</summary>
internal readonly unsafe struct PoolMeanGradientJob(int batch, int cells, int channels, CpuBuffer dy, CpuBuffer dx) : IJob
{
    public int Units => batch;

    public void Run(int start, int end)
    {
        for (var row = start * cells; row < end * cells; row++)
        {
            var gradient = dy.Pointer + ((nint)(row / cells) * channels);
            var sum = dx.Pointer + ((nint)row * channels);
            for (var i = 0; i < channels; i += Simd.Count)
            {
                Simd.Store(Simd.Load(sum + i) + (Simd.Load(gradient + i) * (1f / cells)), sum + i, channels - i);
            }
        }
    }
}
