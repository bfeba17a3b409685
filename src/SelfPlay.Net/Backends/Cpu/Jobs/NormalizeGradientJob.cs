using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>dx = (g - Shift - (x - Mean) * Slope) * Scale per channel, g being dy masked by ReLU, which also goes to the residual.</summary>
internal readonly unsafe struct NormalizeGradientJob(
    RowChunks chunks, int channels, CpuBuffer x, CpuBuffer? y, ChunkSums numbers, CpuBuffer dy, CpuBuffer dx, CpuBuffer? dResidual) : IJob
{
    public const int Mean = 0;
    public const int Scale = 1;
    public const int Shift = 2;
    public const int Slope = 3;
    public const int Slots = 4;

    public int Units => chunks.Count;

    public void Run(int start, int end)
    {
        float* mean = numbers.At(0, Mean), scale = numbers.At(0, Scale), shift = numbers.At(0, Shift), slope = numbers.At(0, Slope);
        for (var chunk = start; chunk < end; chunk++)
        {
            for (var row = RowChunks.Start(chunk); row < RowChunks.Start(chunk) + chunks.Length(chunk); row++)
            {
                Row((nint)row * channels, mean, scale, shift, slope);
            }
        }
    }

    private void Row(nint at, float* mean, float* scale, float* shift, float* slope)
    {
        float* input = x.Pointer + at, given = dy.Pointer + at, result = dx.Pointer + at;
        var output = y is null ? null : y.Pointer + at;
        var masked = dResidual is null ? null : dResidual.Pointer + at;
        var count = channels;
        for (var i = 0; i < count; i += Simd.Count)
        {
            var g = Simd.Load(given + i);
            if (output != null) g = Simd.Mask(g, Simd.Load(output + i));
            var apart = Simd.Load(input + i) - Simd.Load(mean + i);
            if (masked != null) Simd.Store(g, masked + i, count - i);
            Simd.Store((g - Simd.Load(shift + i) - (apart * Simd.Load(slope + i))) * Simd.Load(scale + i), result + i, count - i);
        }
    }
}
