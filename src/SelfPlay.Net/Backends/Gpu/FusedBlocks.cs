using ILGPU;
using ILGPU.Runtime;
using SelfPlay.Net.Backends.Gpu.Kernels;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>The plan by which one launch steps all arrays of a network. Made at the first step and kept, one for each optimiser.</summary>
internal sealed class FusedBlocks : IDisposable
{
    private readonly Dictionary<OptimizerSet, Plan?> _plans = new(ReferenceEqualityComparer.Instance);

    /// <summary>Null where the arrays do not lie in slabs.</summary>
    public Plan? Of(IlgpuBackend backend, OptimizerSet set)
    {
        if (!_plans.TryGetValue(set, out var plan)) _plans[set] = plan = Make(backend, set);
        return plan;
    }

    public static void Add(List<OptimizerBlock> blocks, int value, int moment, int length, float decay)
    {
        for (var at = 0; at < length; at += OptimizerBlock.Length)
            blocks.Add(new OptimizerBlock(value + at, moment + at, Math.Min(OptimizerBlock.Length, length - at), decay));
    }

    public void Dispose()
    {
        foreach (var plan in _plans.Values) GpuDevices.Free(plan?.Memory);
    }

    private static Plan? Make(IlgpuBackend backend, OptimizerSet set)
    {
        // The learnt arrays are a part of all arrays: they share a slab without filling it.
        if (set.Values[0] is not GpuBuffer { Slab: { } values } || set.Values.Any(value => ((GpuBuffer)value).Slab != values)) return null;
        if (IlgpuBackend.SlabOf(set.Gradients) is not { } gradients || IlgpuBackend.SlabOf(set.First) is not { } first) return null;
        var second = IlgpuBackend.SlabOf(set.Second);
        if (set.Second.Count > 0 && second is null) return null;
        var blocks = new List<OptimizerBlock>();
        for (var i = 0; i < set.Values.Count; i++)
        {
            var (value, gradient) = ((GpuBuffer)set.Values[i], (GpuBuffer)set.Gradients[i]);
            Add(blocks, value.Start, gradient.Start, value.Length, set.Decays[i]);
        }

        return new Plan(backend.AllocateWith([.. blocks]), values, gradients, first, second);
    }

    internal sealed record Plan(
        MemoryBuffer1D<OptimizerBlock, Stride1D.Dense> Memory, GpuSlab Values, GpuSlab Gradients, GpuSlab First, GpuSlab? Second)
    {
        public ArrayView<OptimizerBlock> Blocks => Memory.View;
    }
}
