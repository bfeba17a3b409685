using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>A unit is a batch entry.</summary>
internal readonly unsafe struct PoolMeanJob(int batch, int cells, int channels, CpuBuffer x, CpuBuffer y) : IJob
{
    public int Units => batch;

    public void Run(int start, int end)
    {
        for (var entry = start; entry < end; entry++)
        {
            var sum = y.Pointer + ((nint)entry * channels);
            var first = x.Pointer + ((nint)entry * cells * channels);
            for (var i = 0; i < channels; i += Simd.Count)
            {
                var total = Simd.Load(first + i);
                for (var cell = 1; cell < cells; cell++) total += Simd.Load(first + ((nint)cell * channels) + i);
                Simd.Store(total * (1f / cells), sum + i, channels - i);
            }
        }
    }
}
