using System.Numerics;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>sums[chunk, c] = sum of x[row, c] over the rows of each chunk.</summary>
internal readonly unsafe struct ColumnSumJob(RowChunks chunks, int channels, CpuBuffer x, ChunkSums sums) : IJob
{
    public int Units => chunks.Count;

    public void Run(int start, int end)
    {
        for (var chunk = start; chunk < end; chunk++)
        {
            var sum = sums.Clear(chunk, 0);
            for (var row = RowChunks.Start(chunk); row < RowChunks.Start(chunk) + chunks.Length(chunk); row++)
            {
                var values = x.Pointer + ((nint)row * channels);
                for (var i = 0; i < channels; i += Simd.Count) (Simd.Load(sum + i) + Simd.Load(values + i)).Store(sum + i);
            }
        }
    }
}
