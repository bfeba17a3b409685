using ILGPU;
using SelfPlay.Net.Backends.Gpu.Kernels;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>Normalisation, pooling, gates and what is done value by value.</summary>
public sealed partial class IlgpuBackend
{
    /// <summary>Enough to be worth the numbers of a channel, few enough that a large device is full.</summary>
    private const int RowsOfLane = 8;

    /// <summary>CUDA's bound of a grid's second dimension.</summary>
    private const int MostGroupsDown = 65535;

    public void Normalize(Tensor x, Normalization norm, NormalizationStep step, Tensor? residual, bool relu, Tensor y)
    {
        int rows = x.Shape.Rows, channels = x.Shape.Channels, count = ColumnSumKernels.Chunks(rows);
        var scratch = _scratch.Take((2 * count * channels) + (3 * channels));
        var (chunks, numbers) = (scratch.SubView(0, 2 * count * channels), scratch.SubView(2 * count * channels, 3 * channels));
        LaunchChunks(
            NormalizationKernels.Statistics,
            x.Shape,
            new NormalizationKernels.StatisticsArguments(Gpu(x), chunks, rows, ColumnSumKernels.ChunkRows(rows), channels));
        LaunchGroups(
            NormalizationKernels.Unite,
            ChannelSum.Groups(channels),
            new NormalizationKernels.UniteArguments(
                chunks, Views(norm), numbers, rows, ColumnSumKernels.ChunkRows(rows), count, channels, step.Rate, step.RMax, step.DMax));
        LaunchRows(
            NormalizationKernels.Apply,
            x.Shape,
            new NormalizationKernels.ApplyArguments(
                Gpu(x), numbers, GpuOr(residual?.Buffer, y.Buffer), Gpu(y), rows, GroupRows(rows), channels, Flag(residual is not null), Flag(relu)));
    }

    public void NormalizeGradient(
        Tensor x, Tensor y, Normalization norm, bool relu, Tensor dy, Tensor dx, Tensor? dResidual, DeviceBuffer dGamma, DeviceBuffer dBeta)
    {
        int rows = x.Shape.Rows, channels = x.Shape.Channels, count = ColumnSumKernels.Chunks(rows);
        var scratch = _scratch.Take((2 * count * channels) + (4 * channels));
        var (chunks, numbers) = (scratch.SubView(0, 2 * count * channels), scratch.SubView(2 * count * channels, 4 * channels));
        LaunchChunks(
            NormalizationGradientKernels.Sum,
            x.Shape,
            new NormalizationGradientKernels.SumArguments(Gpu(x), Gpu(y), Gpu(dy), Views(norm), chunks, rows, ColumnSumKernels.ChunkRows(rows), channels, Flag(relu)));
        LaunchGroups(
            NormalizationGradientKernels.Unite,
            ChannelSum.Groups(channels),
            new NormalizationGradientKernels.UniteArguments(chunks, Views(norm), numbers, Gpu(dGamma), Gpu(dBeta), rows, count, channels));
        LaunchRows(
            NormalizationGradientKernels.Apply,
            x.Shape,
            new NormalizationGradientKernels.ApplyArguments(
                Gpu(x), Gpu(y), Gpu(dy), numbers, Gpu(dx), GpuOr(dResidual?.Buffer, dx.Buffer),
                rows, GroupRows(rows), channels, Flag(relu), Flag(dResidual is not null)));
    }

    public void ReluGradient(Tensor y, Tensor dy, Tensor dx) => LaunchThreads(
        ElementKernels.ReluGradient, y.Shape.Length, new ElementKernels.ReluGradientArguments(Gpu(y), Gpu(dy), Gpu(dx), y.Shape.Length));

    public void Add(Tensor x, Tensor into) =>
        LaunchThreads(ElementKernels.Add, Tiles(x.Shape.Length, 8), new ElementKernels.AddArguments(Gpu(x), Gpu(into), x.Shape.Length));

    public void PoolMean(Tensor x, Tensor y) => LaunchThreads(
        PoolKernels.Mean,
        x.Shape.Batch * x.Shape.Channels,
        new PoolKernels.MeanArguments(Gpu(x), Gpu(y), x.Shape.Batch, x.Shape.Cells, x.Shape.Channels));

    public void PoolMeanGradient(Tensor dy, Tensor dx) => LaunchThreads(
        PoolKernels.MeanGradient,
        dx.Shape.Length,
        new PoolKernels.GradientArguments(Gpu(dy), Gpu(dx), dx.Shape.Length, dx.Shape.Cells, dx.Shape.Channels));

    public void Gate(Tensor x, Tensor gate, Tensor? residual, bool relu, Tensor y) => LaunchThreads(
        GateKernels.Forward,
        x.Shape.Length,
        new GateKernels.ForwardArguments(
            Gpu(x), Gpu(gate), GpuOr(residual?.Buffer, y.Buffer), Gpu(y), x.Shape.Length, x.Shape.Cells, x.Shape.Channels,
            Flag(residual is not null), Flag(relu)));

    public void GateGradient(Tensor x, Tensor gate, Tensor y, bool relu, Tensor dy, Tensor dx, Tensor dGate, Tensor? dResidual) => LaunchThreads(
        GateKernels.Backward,
        x.Shape.Batch * x.Shape.Channels,
        new GateKernels.BackwardArguments(
            Gpu(x), Gpu(gate), Gpu(y), Gpu(dy), Gpu(dx), Gpu(dGate), GpuOr(dResidual?.Buffer, dx.Buffer),
            x.Shape.Batch, x.Shape.Cells, x.Shape.Channels, Flag(relu), Flag(dResidual is not null)));

    /// <summary>Queues a kernel that takes chunks of rows by strips of channels.</summary>
    private void LaunchChunks<TArguments>(Action<TArguments> kernel, in Shape shape, TArguments arguments)
        where TArguments : struct =>
        Launch(kernel, new Index3D(ChannelStrip.Count(shape.Channels), ColumnSumKernels.Chunks(shape.Rows), 1), arguments);

    /// <summary>Queues a kernel that takes rows by strips of channels, <see cref="GroupRows"/> a group.</summary>
    private void LaunchRows<TArguments>(Action<TArguments> kernel, in Shape shape, TArguments arguments)
        where TArguments : struct =>
        Launch(kernel, new Index3D(ChannelStrip.Count(shape.Channels), Tiles(shape.Rows, GroupRows(shape.Rows)), 1), arguments);

    private int GroupRows(int rows)
    {
        var groups = Tiles(rows, RowsOfLane * ChannelStrip.LanesOf(_device.GroupSize));
        return Tiles(rows, Math.Min(groups, Math.Min(MostGroupsDown, _device.MostGroups)));
    }

    private NormalizationViews Views(Normalization norm) => new(
        Gpu(norm.Gamma), Gpu(norm.Beta), Gpu(norm.RunningMean), Gpu(norm.RunningVariance),
        Gpu(norm.BatchMean), Gpu(norm.BatchInverseDeviation), Gpu(norm.RenormScale), Gpu(norm.RenormShift));
}
