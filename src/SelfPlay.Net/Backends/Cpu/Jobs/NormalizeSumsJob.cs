using System.Numerics;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>Per chunk and channel: the sums of g and of g * xhat, g being dy masked by ReLU and xhat = (x - mean) / deviation.</summary>
internal readonly unsafe struct NormalizeSumsJob(RowChunks chunks, int channels, CpuBuffer x, CpuBuffer? y, Normalization norm, CpuBuffer dy, ChunkSums sums)
    : IJob
{
    public const int Gradient = 0;
    public const int GradientTimesX = 1;
    public const int Slots = 2;

    public int Units => chunks.Count;

    public void Run(int start, int end)
    {
        float* mean = ((CpuBuffer)norm.BatchMean).Pointer, inverse = ((CpuBuffer)norm.BatchInverseDeviation).Pointer;
        for (var chunk = start; chunk < end; chunk++)
        {
            var gradient = sums.Clear(chunk, Gradient);
            var product = sums.Clear(chunk, GradientTimesX);
            for (var row = RowChunks.Start(chunk); row < RowChunks.Start(chunk) + chunks.Length(chunk); row++)
            {
                AddRow((nint)row * channels, mean, inverse, gradient, product);
            }
        }
    }

    private void AddRow(nint at, float* mean, float* inverse, float* gradient, float* product)
    {
        float* input = x.Pointer + at, given = dy.Pointer + at;
        var output = y is null ? null : y.Pointer + at;
        var count = channels;
        for (var i = 0; i < count; i += Simd.Count)
        {
            var g = Simd.Load(given + i);
            if (output != null) g = Simd.Mask(g, Simd.Load(output + i));
            var xhat = (Simd.Load(input + i) - Simd.Load(mean + i)) * Simd.Load(inverse + i);
            (Simd.Load(gradient + i) + g).Store(gradient + i);
            (Simd.Load(product + i) + (g * xhat)).Store(product + i);
        }
    }
}
