using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;
using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>Losses, optimisers, and what is done to whole sets of arrays.</summary>
public sealed partial class IlgpuBackend
{
    private readonly FusedBlocks _fused = new();

    public void PolicyLoss(Tensor logits, PolicyTargets targets, float scale, Tensor dLogits, Span<float> losses)
    {
        int rows = targets.Rows, entries = targets.Starts[rows];
        var ints = UploadInts(targets.Starts.AsSpan(0, rows + 1), targets.Indices.AsSpan(0, entries));
        var floats = UploadFloats(targets.Probabilities.AsSpan(0, entries), targets.Weights.AsSpan(0, rows));
        var results = _results.Take(rows);
        LaunchGroups(
            LossKernels.Policy,
            rows,
            new LossKernels.PolicyArguments(
                Gpu(logits), ints, ints.SubView(rows + 1), floats, floats.SubView(entries), Gpu(dLogits), results, logits.Shape.Flattened().Channels, scale));
        ReadResults(results, losses[..rows]);
    }

    public void ValueLoss(Tensor logits, ValueTargets targets, float scale, Tensor dLogits, Span<float> losses)
    {
        var (rows, wanted) = (targets.Rows, ValueTargets.Classes * targets.Rows);
        var floats = UploadFloats(targets.WinDrawLoss.AsSpan(0, wanted), targets.Weights.AsSpan(0, rows));
        var results = _results.Take(rows);
        LaunchThreads(
            LossKernels.Value, rows, new LossKernels.ValueArguments(Gpu(logits), floats, floats.SubView(wanted), Gpu(dLogits), results, rows, scale));
        ReadResults(results, losses[..rows]);
    }

    public void SquaredLoss(Tensor y, Tensor target, float scale, Tensor dy, Span<float> losses)
    {
        var rows = y.Shape.Rows;
        var results = _results.Take(rows);
        LaunchThreads(
            LossKernels.Squared, rows, new LossKernels.SquaredArguments(Gpu(y), Gpu(target), Gpu(dy), results, rows, y.Shape.Channels, scale));
        ReadResults(results, losses[..rows]);
    }

    public double SumOfSquares(DeviceBuffer x) => SumOfSquares(Gpu(x), x.Length);

    public double SumOfSquares(IReadOnlyList<DeviceBuffer> set)
    {
        if (SlabOf(set) is { } slab) return SumOfSquares(slab.View, slab.Length);
        var sum = 0.0;
        foreach (var buffer in set) sum += SumOfSquares(buffer);
        return sum;
    }

    public void SgdStep(
        DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer velocity, float gradientScale, float rate, float momentum, float decay) =>
        LaunchSgd(BlocksOf(value, decay), Gpu(value), Gpu(gradient), Gpu(velocity), gradientScale, rate, momentum);

    public void SgdStep(OptimizerSet set, float gradientScale, float rate, float momentum)
    {
        if (_fused.Of(this, set) is { } plan)
        {
            LaunchSgd(plan.Blocks, plan.Values.View, plan.Gradients.View, plan.First.View, gradientScale, rate, momentum);
            return;
        }

        for (var i = 0; i < set.Values.Count; i++)
            SgdStep(set.Values[i], set.Gradients[i], set.First[i], gradientScale, rate, momentum, set.Decays[i]);
    }

    public void AdamStep(DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer first, DeviceBuffer second, AdamStep step) =>
        LaunchAdam(BlocksOf(value, step.Decay), Gpu(value), Gpu(gradient), Gpu(first), Gpu(second), step);

    public void AdamStep(OptimizerSet set, AdamStep step)
    {
        if (_fused.Of(this, set) is { } plan)
        {
            LaunchAdam(plan.Blocks, plan.Values.View, plan.Gradients.View, plan.First.View, plan.Second!.View, step);
            return;
        }

        for (var i = 0; i < set.Values.Count; i++)
            AdamStep(set.Values[i], set.Gradients[i], set.First[i], set.Second[i], step with { Decay = set.Decays[i] });
    }

    public void Blend(DeviceBuffer x, float share, DeviceBuffer into) =>
        LaunchThreads(ElementKernels.Blend, into.Length, new ElementKernels.BlendArguments(Gpu(x), Gpu(into), share, into.Length));

    public void Blend(IReadOnlyList<DeviceBuffer> x, float share, IReadOnlyList<DeviceBuffer> into)
    {
        if (SlabOf(x) is { } from && SlabOf(into) is { } to && from.Length == to.Length)
        {
            LaunchThreads(ElementKernels.Blend, to.Length, new ElementKernels.BlendArguments(from.View, to.View, share, to.Length));
            return;
        }

        for (var i = 0; i < into.Count; i++) Blend(x[i], share, into[i]);
    }

    /// <summary>The slab that a list of buffers fills, if it does.</summary>
    internal static GpuSlab? SlabOf(IReadOnlyList<DeviceBuffer> set) =>
        set.Count > 0 && set[0] is GpuBuffer { Slab: { } slab } && slab.Parts == set.Count ? slab : null;

    private double SumOfSquares(ArrayView<float> x, int length)
    {
        var count = (length + SquareSumKernels.ChunkLength - 1) / SquareSumKernels.ChunkLength;
        var sums = _sums.Take(count + 1);
        LaunchGroups(SquareSumKernels.Chunk, count, new SquareSumKernels.ChunkArguments(x, sums.SubView(1, count), length));
        LaunchGroups(SquareSumKernels.Total, 1, new SquareSumKernels.TotalArguments(sums.SubView(1, count), sums, count));
        // A double comes home as two floats.
        var total = 0.0;
        Read(sums.SubView(0, 1).Cast<float>(), System.Runtime.InteropServices.MemoryMarshal.Cast<double, float>(new Span<double>(ref total)));
        return total;
    }

    /// <summary>The blocks of a single array, for the time of one launch.</summary>
    private ArrayView<OptimizerBlock> BlocksOf(DeviceBuffer value, float decay)
    {
        var blocks = new List<OptimizerBlock>();
        FusedBlocks.Add(blocks, 0, 0, value.Length, decay);
        return UploadInts(System.Runtime.InteropServices.MemoryMarshal.Cast<OptimizerBlock, int>(blocks.ToArray()), [])
            .SubView(0, blocks.Count * Unsafe.SizeOf<OptimizerBlock>() / sizeof(int)).Cast<OptimizerBlock>();
    }

    private void LaunchSgd(
        ArrayView<OptimizerBlock> blocks, ArrayView<float> values, ArrayView<float> gradients, ArrayView<float> velocities,
        float gradientScale, float rate, float momentum) => LaunchGroups(
        OptimizerKernels.Sgd,
        (int)blocks.Length,
        new OptimizerKernels.SgdArguments(blocks, values, gradients, velocities, gradientScale, rate, momentum));

    private void LaunchAdam(
        ArrayView<OptimizerBlock> blocks, ArrayView<float> values, ArrayView<float> gradients, ArrayView<float> first, ArrayView<float> second, AdamStep step) =>
        LaunchGroups(
            OptimizerKernels.Adam, (int)blocks.Length, new OptimizerKernels.AdamArguments(blocks, values, gradients, first, second, new AdamNumbers(step)));

    private ArrayView<int> UploadInts(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var host = Take(_hostInts, first.Length + second.Length);
        first.CopyTo(host);
        second.CopyTo(host[first.Length..]);
        var device = _ints.Take(host.Length);
        Upload(_hostInts, device, host.Length);
        return device;
    }

    private ArrayView<float> UploadFloats(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var host = Take(_hostFloats, first.Length + second.Length);
        first.CopyTo(host);
        second.CopyTo(host[first.Length..]);
        var device = _floats.Take(host.Length);
        Upload(_hostFloats, device, host.Length);
        return device;
    }

    private void ReadResults(ArrayView<float> results, Span<float> destination)
    {
        Take(_hostResults, destination.Length);
        Download(results, destination.Length);
        _hostResults.Span[..destination.Length].CopyTo(destination);
    }
}
