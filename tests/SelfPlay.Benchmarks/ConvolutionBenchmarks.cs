using BenchmarkDotNet.Attributes;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Cpu;
using SelfPlay.Net.Random;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Benchmarks;

/// <summary>The 3x3 convolutions that nearly all of the time goes into. 2 * 9 * Filters^2 * 64 * Batch operations each, those off the board counted.</summary>
[MemoryDiagnoser]
public class ConvolutionBenchmarks : IDisposable
{
    private readonly List<DeviceBuffer> _buffers = [];
    private CpuBackend _backend = null!;
    private Filter _filter;
    private Tensor _x;
    private Tensor _y;
    private DeviceBuffer _weights = null!;
    private DeviceBuffer _gradient = null!;
    private DeviceBuffer _bias = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [Params(1, 16, 256)]
    public int Batch { get; set; }

    [Params(32, 64, 128)]
    public int Filters { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _backend = new CpuBackend(Threads);
        _filter = new Filter(3, Filters, Filters);
        var shape = new Shape(Batch, 8, 8, Filters);
        _x = new Tensor(shape, Fill(shape.Length));
        _y = new Tensor(shape, Fill(shape.Length));
        _weights = Fill(_filter.Length);
        _gradient = Fill(_filter.Length);
        _bias = Fill(Filters);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        foreach (var buffer in _buffers) buffer.Dispose();
        _backend.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void Forward() => _backend.Convolve(_filter, _x, _weights, _bias, residual: null, relu: true, _y);

    [Benchmark]
    public void InputGradient() => _backend.ConvolveInputGradient(_filter, _y, _weights, _x);

    [Benchmark]
    public void WeightGradient() => _backend.ConvolveWeightGradient(_filter, _x, _y, _gradient);

    private DeviceBuffer Fill(int length)
    {
        var random = new Rng((ulong)length);
        var values = new float[length];
        foreach (ref var value in values.AsSpan()) value = (float)(0.1 * random.NextNormal());
        var buffer = _backend.Allocate(length);
        buffer.Write(values);
        _buffers.Add(buffer);
        return buffer;
    }
}
