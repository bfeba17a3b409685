using SelfPlay.Net.Backends.Cpu.Jobs;
using SelfPlay.Net.Backends.Cpu.Kernels;
using SelfPlay.Net.Backends.Cpu.Winograd;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Backends.Cpu;

/// <summary>
/// The backend for machines without a GPU: register kernels for AVX-512, AVX2 or anything, and a team of threads. One thread costs nothing more than the
/// arithmetic, and inference (<see cref="Convolve"/>, <see cref="Gather"/>) allocates nothing then.
/// </summary>
public sealed class CpuBackend : IBackend
{
    private readonly WorkTeam _team;
    private readonly VectorWidth _width;
    private readonly MatrixJobs _matrices;
    private readonly List<TileConvolution> _boards = [];
    private readonly WorkPads _pads = new();
    private CpuBuffer _scratch = new(0);
    private CpuBuffer _factors = new(0);
    private CpuBuffer _zeros = new(0);

    public CpuBackend(int threads) : this(threads, MatrixJobs.Widest)
    {
    }

    /// <summary>For tests, which try every width that the machine has.</summary>
    public CpuBackend(int threads, VectorWidth width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)width, (int)WidestVector, nameof(width));
        _team = new WorkTeam(threads);
        _width = width;
        _matrices = MatrixJobs.For(width);
        var name = width switch { VectorWidth.Bits512 => "AVX-512", VectorWidth.Bits256 => "AVX2", _ => "128-bit vectors" };
        Description = $"cpu ({name}, {threads} {(threads == 1 ? "thread" : "threads")})";
    }

    /// <summary>The widest registers that this machine is fast with.</summary>
    public static VectorWidth WidestVector => MatrixJobs.Widest;

    public string Description { get; }

    /// <summary>Of a board's size, with 64 channels 16 KB each; every thread needs a few groups of tiles.</summary>
    public int EntriesAtOnce => Math.Max(64, 16 * _team.Threads);

    public DeviceBuffer Allocate(int length) => new CpuBuffer(length);

    public void Dispose() => _team.Dispose();

    public int PackedLength(Filter filter, in Shape board) => filter.Size == 1 ? filter.Length : Tiles(board).PackedLength(filter);

    public void Pack(Filter filter, in Shape board, DeviceBuffer weights, DeviceBuffer packed)
    {
        if (filter.Size == 1) Copy(weights, packed);
        else Tiles(board).Pack(_team, filter, Cpu(weights), Cpu(packed));
    }

    public void ConvolvePacked(Filter filter, Tensor x, DeviceBuffer packed, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y)
    {
        var operands = new ConvolutionOperands(filter, x.Shape.Rows, Cpu(x), Cpu(packed), (CpuBuffer?)bias, Cpu(residual), relu, Cpu(y), Zeros(filter));
        if (filter.Size == 1) _matrices.Multiply(_team, operands);
        else Tiles(x.Shape).Convolve(_team, operands, _pads);
    }

    public void Convolve(Filter filter, Tensor x, DeviceBuffer weights, DeviceBuffer? bias, Tensor? residual, bool relu, Tensor y) =>
        ConvolvePacked(filter, x, Packed(filter, x.Shape, weights), bias, residual, relu, y);

    public void ConvolveInputGradient(Filter filter, Tensor dy, DeviceBuffer weights, Tensor dx)
    {
        var transposed = Scratch(filter.Length);
        _team.Run(new TransposeJob(filter, Cpu(weights), transposed), filter.Length);
        Convolve(new Filter(filter.Size, filter.Outputs, filter.Inputs), dy, transposed, null, null, relu: false, dx);
    }

    public void ConvolveWeightGradient(Filter filter, Tensor x, Tensor dy, DeviceBuffer dw)
    {
        if (filter.Size == 1)
        {
            _matrices.WeightGradient(_team, filter, x.Shape.Rows, Cpu(x), Cpu(dy), Cpu(dw));
            return;
        }

        var tiles = Tiles(x.Shape);
        var sums = Scratch(tiles.GradientLength(filter, x.Shape.Batch));
        tiles.WeightGradient(_team, filter, x.Shape.Batch, Cpu(x), Cpu(dy), sums, Zeros(filter), _pads, Cpu(dw));
    }

    public void BiasGradient(Tensor dy, DeviceBuffer db)
    {
        var chunks = new RowChunks(dy.Shape.Rows);
        var sums = Sums(chunks, 1, dy.Shape.Channels);
        _team.Run(new ColumnSumJob(chunks, dy.Shape.Channels, Cpu(dy), sums), dy.Shape.Length);
        var result = Cpu(db).Span;
        for (var channel = 0; channel < dy.Shape.Channels; channel++) result[channel] = (float)sums.Total(chunks, 0, channel);
    }

    public void Normalize(Tensor x, Normalization norm, NormalizationStep step, Tensor? residual, bool relu, Tensor y)
    {
        var chunks = new RowChunks(x.Shape.Rows);
        var channels = x.Shape.Channels;
        var statistics = Sums(chunks, StatisticsJob.Slots, channels);
        _team.Run(new StatisticsJob(chunks, channels, Cpu(x), statistics), 2 * x.Shape.Length);
        for (var channel = 0; channel < channels; channel++)
        {
            var (mean, variance) = StatisticsJob.Combine(chunks, statistics, channel);
            Renormalization.Step(norm, channel, mean, variance, step);
        }

        var numbers = Sums(new RowChunks(1), NormalizeJob.Slots, channels);
        for (var channel = 0; channel < channels; channel++) Renormalization.Forward(norm, channel, numbers);
        _team.Run(new NormalizeJob(chunks, channels, Cpu(x), numbers, Cpu(residual), relu, Cpu(y)), x.Shape.Length);
    }

    public void NormalizeGradient(
        Tensor x, Tensor y, Normalization norm, bool relu, Tensor dy, Tensor dx, Tensor? dResidual, DeviceBuffer dGamma, DeviceBuffer dBeta)
    {
        var chunks = new RowChunks(x.Shape.Rows);
        var channels = x.Shape.Channels;
        var mask = relu ? Cpu(y) : null;
        var sums = Sums(chunks, NormalizeSumsJob.Slots, channels);
        _team.Run(new NormalizeSumsJob(chunks, channels, Cpu(x), mask, norm, Cpu(dy), sums), 2 * x.Shape.Length);
        Span<float> byGamma = Cpu(dGamma).Span, byBeta = Cpu(dBeta).Span;
        for (var channel = 0; channel < channels; channel++)
        {
            byBeta[channel] = (float)sums.Total(chunks, NormalizeSumsJob.Gradient, channel);
            byGamma[channel] = (float)sums.Total(chunks, NormalizeSumsJob.GradientTimesX, channel);
        }

        var numbers = Sums(new RowChunks(1), NormalizeGradientJob.Slots, channels);
        for (var channel = 0; channel < channels; channel++)
        {
            byGamma[channel] = Renormalization.Backward(norm, channel, x.Shape.Rows, byBeta[channel], byGamma[channel], numbers);
        }

        _team.Run(new NormalizeGradientJob(chunks, channels, Cpu(x), mask, numbers, Cpu(dy), Cpu(dx), Cpu(dResidual)), 2 * x.Shape.Length);
    }

    public void ReluGradient(Tensor y, Tensor dy, Tensor dx) => Run(new ReluGradientWork(Cpu(y), Cpu(dy), Cpu(dx)), y.Shape.Length);

    public void Add(Tensor x, Tensor into) => Run(new AddWork(Cpu(x), Cpu(into)), x.Shape.Length);

    public void PoolMean(Tensor x, Tensor y) =>
        _team.Run(new PoolMeanJob(x.Shape.Batch, x.Shape.Cells, x.Shape.Channels, Cpu(x), Cpu(y)), x.Shape.Length);

    public void PoolMeanGradient(Tensor dy, Tensor dx) =>
        _team.Run(new PoolMeanGradientJob(dx.Shape.Batch, dx.Shape.Cells, dx.Shape.Channels, Cpu(dy), Cpu(dx)), dx.Shape.Length);

    public void Gate(Tensor x, Tensor gate, Tensor? residual, bool relu, Tensor y)
    {
        var sigmoids = Scratch(x.Shape.Batch * Simd.Padded(x.Shape.Channels));
        _team.Run(new GateJob(x.Shape, Cpu(x), Cpu(gate), sigmoids, Cpu(residual), relu, Cpu(y)), x.Shape.Length);
    }

    public void GateGradient(Tensor x, Tensor gate, Tensor y, bool relu, Tensor dy, Tensor dx, Tensor dGate, Tensor? dResidual)
    {
        var scratch = Scratch(x.Shape.Batch * GateGradientJob.ScratchRows * Simd.Padded(x.Shape.Channels));
        var mask = relu ? Cpu(y) : null;
        var job = new GateGradientJob(x.Shape, Cpu(x), Cpu(gate), mask, Cpu(dy), Cpu(dx), Cpu(dGate), Cpu(dResidual), scratch);
        _team.Run(job, 2 * x.Shape.Length);
    }

    public unsafe void PolicyLoss(Tensor logits, PolicyTargets targets, float scale, Tensor dLogits, Span<float> losses)
    {
        fixed (float* result = losses)
        {
            var job = new PolicyLossJob(logits.Shape.Flattened().Channels, Cpu(logits), targets, scale, Cpu(dLogits), result);
            _team.Run(job, logits.Shape.Length);
        }
    }

    public unsafe void ValueLoss(Tensor logits, ValueTargets targets, float scale, Tensor dLogits, Span<float> losses)
    {
        fixed (float* result = losses)
        {
            _team.Run(new ValueLossJob(Cpu(logits), targets, scale, Cpu(dLogits), result), logits.Shape.Length);
        }
    }

    public unsafe void SquaredLoss(Tensor y, Tensor target, float scale, Tensor dy, Span<float> losses)
    {
        fixed (float* result = losses)
        {
            _team.Run(new SquaredLossJob(y.Shape, Cpu(y), Cpu(target), scale, Cpu(dy), result), y.Shape.Length);
        }
    }

    public void Gather(DeviceBuffer buffer, ReadOnlySpan<int> indices, Span<float> result)
    {
        var source = Cpu(buffer).Span;
        for (var i = 0; i < indices.Length; i++) result[i] = source[indices[i]];
    }

    public double SumOfSquares(DeviceBuffer x)
    {
        var sums = new double[(x.Length + SquareSumJob.ChunkLength - 1) / SquareSumJob.ChunkLength];
        _team.Run(new SquareSumJob(Cpu(x), sums), x.Length);
        var total = 0.0;
        foreach (var sum in sums) total += sum;
        return total;
    }

    public void SgdStep(
        DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer velocity, float gradientScale, float rate, float momentum, float decay) =>
        Run(new SgdWork(Cpu(value), Cpu(gradient), Cpu(velocity), gradientScale, rate, momentum, decay), value.Length);

    public void AdamStep(DeviceBuffer value, DeviceBuffer gradient, DeviceBuffer first, DeviceBuffer second, AdamStep step) =>
        Run(new AdamWork(Cpu(value), Cpu(gradient), Cpu(first), Cpu(second), step), value.Length);

    public void Blend(DeviceBuffer x, float share, DeviceBuffer into) => Run(new BlendWork(Cpu(x), share, Cpu(into)), x.Length);

    public void Copy(DeviceBuffer x, DeviceBuffer into) => Cpu(x).Span.CopyTo(Cpu(into).Span);

    private static CpuBuffer Cpu(DeviceBuffer buffer) => (CpuBuffer)buffer;

    private static CpuBuffer Cpu(Tensor tensor) => (CpuBuffer)tensor.Buffer;

    private static CpuBuffer? Cpu(Tensor? tensor) => (CpuBuffer?)tensor?.Buffer;

    private void Run<TWork>(in TWork work, int length) where TWork : struct, IFlatWork => _team.Run(new FlatJob<TWork>(work, length), length);

    /// <summary>The factors of weights that may change from call to call; the weights themselves where those are used as they are.</summary>
    private CpuBuffer Packed(Filter filter, in Shape board, DeviceBuffer weights)
    {
        if (filter.Size == 1) return Cpu(weights);
        var length = PackedLength(filter, board);
        if (_factors.Length < length) _factors = new CpuBuffer(length);
        Pack(filter, board, weights, _factors);
        return _factors;
    }

    private CpuBuffer Zeros(Filter filter)
    {
        var length = Math.Max(filter.Inputs, filter.Outputs);
        if (_zeros.Length < length) _zeros = new CpuBuffer(length);
        return _zeros;
    }

    private TileConvolution Tiles(in Shape board)
    {
        foreach (var known in _boards)
        {
            if (known.Fits(board.Height, board.Width)) return known;
        }

        var tiles = TileConvolution.For(_width, board.Height, board.Width);
        _boards.Add(tiles);
        return tiles;
    }

    /// <summary>Memory until the next call; holds anything at first.</summary>
    private CpuBuffer Scratch(int length)
    {
        if (_scratch.Length < length) _scratch = new CpuBuffer(length);
        return _scratch;
    }

    private ChunkSums Sums(RowChunks chunks, int slots, int channels) =>
        new(Scratch(ChunkSums.Length(chunks, slots, channels)), slots, channels);
}
