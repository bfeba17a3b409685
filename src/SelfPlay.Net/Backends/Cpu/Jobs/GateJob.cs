using System.Numerics;
using SelfPlay.Net.Backends.Cpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>y = x * sigmoid(gate) + shift, plus residual, ReLU. A unit is a batch entry; <paramref name="sigmoids"/> is scratch, a row of padded channels each.</summary>
internal readonly unsafe struct GateJob(Shape shape, CpuBuffer x, CpuBuffer gate, CpuBuffer sigmoids, CpuBuffer? residual, bool relu, CpuBuffer y) : IJob
{
    public int Units => shape.Batch;

    public void Run(int start, int end)
    {
        for (var entry = start; entry < end; entry++)
        {
            var numbers = gate.Pointer + ((nint)entry * 2 * shape.Channels);
            var scale = sigmoids.Pointer + ((nint)entry * Simd.Padded(shape.Channels));
            Sigmoid.Of(numbers, scale, shape.Channels);
            var first = (nint)entry * shape.Cells;
            for (var row = first; row < first + shape.Cells; row++) Row(row * shape.Channels, scale, numbers + shape.Channels);
        }
    }

    private void Row(nint at, float* scale, float* shift)
    {
        float* from = x.Pointer + at, to = y.Pointer + at;
        var plus = residual is null ? null : residual.Pointer + at;
        for (var i = 0; i < shape.Channels; i += Simd.Count)
        {
            var result = (Simd.Load(from + i) * Simd.Load(scale + i)) + Simd.Load(shift + i);
            if (plus != null) result += Simd.Load(plus + i);
            if (relu) result = Vector.Max(result, Vector<float>.Zero);
            Simd.Store(result, to + i, shape.Channels - i);
        }
    }
}
