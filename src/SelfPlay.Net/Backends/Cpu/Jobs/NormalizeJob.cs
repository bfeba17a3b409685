using System.Numerics;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>y = (x - Mean) * Scale + Shift per channel, plus residual, ReLU; the three numbers are slots 0, 1 and 2 of one chunk of sums.</summary>
internal readonly unsafe struct NormalizeJob(RowChunks chunks, int channels, CpuBuffer x, ChunkSums numbers, CpuBuffer? residual, bool relu, CpuBuffer y)
    : IJob
{
    public const int Mean = 0;
    public const int Scale = 1;
    public const int Shift = 2;
    public const int Slots = 3;

    public int Units => chunks.Count;

    public void Run(int start, int end)
    {
        float* mean = numbers.At(0, Mean), scale = numbers.At(0, Scale), shift = numbers.At(0, Shift);
        for (var chunk = start; chunk < end; chunk++)
        {
            for (var row = RowChunks.Start(chunk); row < RowChunks.Start(chunk) + chunks.Length(chunk); row++) Row((nint)row * channels, mean, scale, shift);
        }
    }

    private void Row(nint at, float* mean, float* scale, float* shift)
    {
        float* from = x.Pointer + at, to = y.Pointer + at;
        var plus = residual is null ? null : residual.Pointer + at;
        for (var i = 0; i < channels; i += Simd.Count)
        {
            var result = ((Simd.Load(from + i) - Simd.Load(mean + i)) * Simd.Load(scale + i)) + Simd.Load(shift + i);
            if (plus != null) result += Simd.Load(plus + i);
            if (relu) result = Vector.Max(result, Vector<float>.Zero);
            Simd.Store(result, to + i, channels - i);
        }
    }
}
