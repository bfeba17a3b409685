using System.Numerics;
using SelfPlay.Net.Backends.Cpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>Backward of <see cref="GateJob"/>. A unit is a batch entry; <paramref name="scratch"/> has three rows of padded channels for each.</summary>
internal readonly unsafe struct GateGradientJob(
    Shape shape, CpuBuffer x, CpuBuffer gate, CpuBuffer? y, CpuBuffer dy, CpuBuffer dx, CpuBuffer dGate, CpuBuffer? dResidual, CpuBuffer scratch) : IJob
{
    public const int ScratchRows = 3;

    public int Units => shape.Batch;

    public void Run(int start, int end)
    {
        var padded = Simd.Padded(shape.Channels);
        for (var entry = start; entry < end; entry++)
        {
            var scale = scratch.Pointer + ((nint)entry * ScratchRows * padded);
            float* product = scale + padded, sum = product + padded;
            new Span<float>(product, 2 * padded).Clear();
            Sigmoid.Of(gate.Pointer + ((nint)entry * 2 * shape.Channels), scale, shape.Channels);
            var first = (nint)entry * shape.Cells;
            for (var row = first; row < first + shape.Cells; row++) Row(row * shape.Channels, scale, product, sum);
            Finish(dGate.Pointer + ((nint)entry * 2 * shape.Channels), scale, product, sum);
        }
    }

    private void Row(nint at, float* scale, float* product, float* sum)
    {
        float* input = x.Pointer + at, given = dy.Pointer + at, result = dx.Pointer + at;
        var output = y is null ? null : y.Pointer + at;
        var masked = dResidual is null ? null : dResidual.Pointer + at;
        for (var i = 0; i < shape.Channels; i += Simd.Count)
        {
            var g = Simd.Load(given + i);
            if (output != null) g = Simd.Mask(g, Simd.Load(output + i));
            if (masked != null) Simd.Store(g, masked + i, shape.Channels - i);
            (Simd.Load(product + i) + (g * Simd.Load(input + i))).Store(product + i);
            (Simd.Load(sum + i) + g).Store(sum + i);
            Simd.Store(g * Simd.Load(scale + i), result + i, shape.Channels - i);
        }
    }

    /// <summary>The derivative of sigmoid is s (1 - s).</summary>
    private void Finish(float* gradient, float* scale, float* product, float* sum)
    {
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            gradient[channel] = product[channel] * scale[channel] * (1 - scale[channel]);
            gradient[shape.Channels + channel] = sum[channel];
        }
    }
}
