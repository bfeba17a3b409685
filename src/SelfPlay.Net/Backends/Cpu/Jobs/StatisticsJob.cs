using System.Numerics;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>Mean and sum of squared deviations from it, of each chunk and channel: two passes over a chunk, the second one from the cache.</summary>
internal readonly unsafe struct StatisticsJob(RowChunks chunks, int channels, CpuBuffer x, ChunkSums sums) : IJob
{
    public const int Slots = 2;

    private const int Mean = 0;
    private const int Squares = 1;

    public int Units => chunks.Count;

    public void Run(int start, int end)
    {
        for (var chunk = start; chunk < end; chunk++)
        {
            var mean = sums.Clear(chunk, Mean);
            var squares = sums.Clear(chunk, Squares);
            var values = x.Pointer + ((nint)RowChunks.Start(chunk) * channels);
            var rows = chunks.Length(chunk);
            for (var row = 0; row < rows; row++) AddRow(values + ((nint)row * channels), mean);
            for (var i = 0; i < channels; i += Simd.Count) (Simd.Load(mean + i) * (1f / rows)).Store(mean + i);
            for (var row = 0; row < rows; row++) AddSquares(values + ((nint)row * channels), mean, squares);
        }
    }

    /// <summary>Mean and biased variance of a channel over all chunks (Chan, Golub and LeVeque 1983).</summary>
    public static (double Mean, double Variance) Combine(RowChunks chunks, ChunkSums sums, int channel)
    {
        var mean = 0.0;
        for (var chunk = 0; chunk < chunks.Count; chunk++) mean += (double)sums.At(chunk, Mean)[channel] * chunks.Length(chunk);
        mean /= chunks.Rows;
        var squares = 0.0;
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            var apart = sums.At(chunk, Mean)[channel] - mean;
            squares += sums.At(chunk, Squares)[channel] + (apart * apart * chunks.Length(chunk));
        }

        return (mean, squares / chunks.Rows);
    }

    private void AddRow(float* values, float* sum)
    {
        for (var i = 0; i < channels; i += Simd.Count) (Simd.Load(sum + i) + Simd.Load(values + i)).Store(sum + i);
    }

    private void AddSquares(float* values, float* mean, float* squares)
    {
        for (var i = 0; i < channels; i += Simd.Count)
        {
            var apart = Simd.Load(values + i) - Simd.Load(mean + i);
            (Simd.Load(squares + i) + (apart * apart)).Store(squares + i);
        }
    }
}
