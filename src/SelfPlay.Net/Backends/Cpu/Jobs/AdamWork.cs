using System.Numerics;
using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>AdamW (Loshchilov and Hutter 2019, arXiv:1711.05101, algorithm 2).</summary>
internal readonly unsafe struct AdamWork(CpuBuffer value, CpuBuffer gradient, CpuBuffer first, CpuBuffer second, AdamStep step) : IFlatWork
{
    public void Run(int start, int end)
    {
        float* values = value.Pointer, gradients = gradient.Pointer, means = first.Pointer, squares = second.Pointer;
        var unbiasFirst = (float)(1 / (1 - Math.Pow(step.Beta1, step.Step)));
        var unbiasSecond = (float)(1 / (1 - Math.Pow(step.Beta2, step.Step)));
        var epsilon = new Vector<float>(step.Epsilon);
        for (var i = start; i < end; i += Simd.Count)
        {
            var g = Simd.Load(gradients + i) * step.GradientScale;
            var m = (Simd.Load(means + i) * step.Beta1) + (g * (1 - step.Beta1));
            var s = (Simd.Load(squares + i) * step.Beta2) + (g * g * (1 - step.Beta2));
            Simd.Store(m, means + i, end - i);
            Simd.Store(s, squares + i, end - i);
            var direction = m * unbiasFirst / (Vector.SquareRoot(s * unbiasSecond) + epsilon);
            var old = Simd.Load(values + i);
            Simd.Store(old - ((direction + (old * step.Decay)) * step.Rate), values + i, end - i);
        }
    }
}
