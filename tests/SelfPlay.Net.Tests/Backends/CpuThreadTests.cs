using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Cpu;
using SelfPlay.Net.Random;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Backends;

/// <summary>What <see cref="CpuBackend"/> promises beside right results: the same bits for any number of threads, and no garbage in inference.</summary>
public sealed class CpuThreadTests
{
    /// <summary>Large enough to be shared between threads, and of no round size.</summary>
    private static readonly Shape Board = new(61, 6, 7, 37);

    private static readonly Dictionary<string, Action<Bench>> Primitives = new()
    {
        ["BiasGradient"] = on => on.Backend.BiasGradient(on.Tensor(), on.Vector()),
        ["Normalize"] = on => on.Backend.Normalize(on.Tensor(), on.Normalization(), new(0.1f, 3, 5), on.Tensor(), relu: true, on.Tensor()),
        ["NormalizeGradient"] = on => on.Backend.NormalizeGradient(
            on.Tensor(), on.Tensor(), on.Normalization(), relu: true, on.Tensor(), on.Tensor(), on.Tensor(), on.Vector(), on.Vector()),
        ["ReluGradient"] = on => on.Backend.ReluGradient(on.Tensor(), on.Tensor(), on.Tensor()),
        ["Add"] = on => on.Backend.Add(on.Tensor(), on.Tensor()),
        ["PoolMean"] = on => on.Backend.PoolMean(on.Tensor(), on.Tensor(1)),
        ["PoolMeanGradient"] = on => on.Backend.PoolMeanGradient(on.Tensor(1), on.Tensor()),
        ["Gate"] = on => on.Backend.Gate(on.Tensor(), on.Tensor(2), on.Tensor(), relu: true, on.Tensor()),
        ["GateGradient"] = on => on.Backend.GateGradient(
            on.Tensor(), on.Tensor(2), on.Tensor(), relu: true, on.Tensor(), on.Tensor(), on.Tensor(2), on.Tensor()),
        ["PolicyLoss"] = on => on.Backend.PolicyLoss(on.Tensor().Flattened(), on.Policies(), 0.5f, on.Tensor().Flattened(), on.Losses()),
        ["SquaredLoss"] = on => on.Backend.SquaredLoss(on.Tensor(), on.Tensor(), 0.5f, on.Tensor(), on.Losses()),
        ["SumOfSquares"] = on => on.Sum(on.Backend.SumOfSquares(on.Tensor().Buffer)),
        ["SgdStep"] = on => on.Backend.SgdStep(on.Tensor().Buffer, on.Tensor().Buffer, on.Tensor().Buffer, 0.5f, 0.1f, 0.9f, 0.01f),
        ["AdamStep"] = on => on.Backend.AdamStep(
            on.Tensor().Buffer, on.Tensor().Buffer, on.Tensor().Buffer, on.Positive(), new(3, 0.5f, 0.1f, 0.9f, 0.99f, 1e-8f, 0.01f)),
        ["Blend"] = on => on.Backend.Blend(on.Tensor().Buffer, 0.1f, on.Tensor().Buffer),
    };

    private static IEnumerable<string> Names => Primitives.Keys;

    [TestCaseSource(nameof(Names))]
    public void Number_of_threads_changes_no_bit(string primitive)
    {
        using var one = new Bench(1);
        using var three = new Bench(3);

        Primitives[primitive](one);
        Primitives[primitive](three);

        Assert.That(three.Bits(), Is.EqualTo(one.Bits()));
    }

    [Test]
    public void Inference_on_one_thread_allocates_nothing()
    {
        using var on = new Bench(1);
        var filter = new Filter(3, Board.Channels, Board.Channels);
        var (x, y, residual, bias) = (on.Tensor(), on.Tensor(), on.Tensor(), on.Vector());
        var weights = on.Backend.Allocate(filter.Length);
        var result = new float[3];
        void Infer()
        {
            on.Backend.Convolve(filter, x, weights, bias, residual, relu: true, y);
            on.Backend.Gather(y.Buffer, [1, 2, 3], result);
        }

        Infer();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Infer();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Not_a_number_survives_relu()
    {
        using var backend = new CpuBackend(1);
        var filter = new Filter(1, 1, 1);
        var (x, weights, y) = (backend.Allocate(1), backend.Allocate(1), backend.Allocate(1));
        x.Write([float.NaN]);
        var shape = Shape.Vector(1, 1);

        backend.Convolve(filter, new Tensor(shape, x), weights, null, null, relu: true, new Tensor(shape, y));

        var result = new float[1];
        y.Read(result);
        Assert.That(result[0], Is.NaN, "a network that diverged must not look healthy");
    }

    [Test]
    public void Description_names_instructions_and_threads()
    {
        using var backend = new CpuBackend(2, VectorWidth.Portable);

        Assert.That(backend.Description, Is.EqualTo("cpu (128-bit vectors, 2 threads)"));
    }

    /// <summary>Random operands, the same for each instance; keeps all it gave out, results included.</summary>
    private sealed class Bench(int threads) : IDisposable
    {
        private readonly List<DeviceBuffer> _buffers = [];
        private readonly List<double> _sums = [];
        private readonly float[] _losses = new float[Board.Rows];
        private Rng _random = new(17);

        public CpuBackend Backend { get; } = new(threads);

        public Tensor Tensor() => new(Board, Fill(Board.Length));

        /// <summary>A vector per entry, of a multiple of the channels.</summary>
        public Tensor Tensor(int times)
        {
            var shape = Shape.Vector(Board.Batch, times * Board.Channels);
            return new(shape, Fill(shape.Length));
        }

        public DeviceBuffer Vector() => Fill(Board.Channels);

        public DeviceBuffer Positive() => Fill(Board.Length, shift: 1);

        public Normalization Normalization() => new(
            Vector(), Vector(), Vector(), Fill(Board.Channels, 1), Vector(), Fill(Board.Channels, 1), Fill(Board.Channels, 1), Vector());

        public PolicyTargets Policies()
        {
            const int Legal = 3;
            var targets = new PolicyTargets(Board.Batch, Legal * Board.Batch) { Rows = Board.Batch };
            for (var entry = 0; entry < Legal * Board.Batch; entry++)
            {
                targets.Starts[(entry / Legal) + 1] = entry + 1;
                targets.Indices[entry] = (entry % Legal * 100) + _random.Next(100);
                targets.Probabilities[entry] = 1f / Legal;
            }

            targets.Weights.AsSpan().Fill(1);
            return targets;
        }

        public float[] Losses() => _losses;

        public void Sum(double sum) => _sums.Add(sum);

        public long[] Bits()
        {
            var bits = _losses.Select(loss => (long)BitConverter.SingleToInt32Bits(loss)).Concat(_sums.Select(BitConverter.DoubleToInt64Bits)).ToList();
            foreach (var buffer in _buffers)
            {
                var values = new float[buffer.Length];
                buffer.Read(values);
                bits.AddRange(values.Select(value => (long)BitConverter.SingleToInt32Bits(value)));
            }

            return [.. bits];
        }

        public void Dispose() => Backend.Dispose();

        private DeviceBuffer Fill(int length, float shift = 0)
        {
            var buffer = Backend.Allocate(length);
            var values = new float[length];
            foreach (ref var value in values.AsSpan()) value = shift + (float)_random.NextDouble() - 0.5f;
            buffer.Write(values);
            _buffers.Add(buffer);
            return buffer;
        }
    }
}
