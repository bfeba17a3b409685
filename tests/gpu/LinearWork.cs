using SelfPlay.Net.Backends;
using SelfPlay.Net.Random;
using SelfPlay.Net.Tensors;

namespace SelfPlay.GpuProof;

/// <summary>A linear layer with weights as they lie in a network that plays.</summary>
internal sealed class LinearWork : IDisposable
{
    private readonly IBackend _backend;
    private readonly Filter _filter;
    private readonly Shape _input;
    private readonly bool _relu;
    private readonly DeviceBuffer _weights;
    private readonly DeviceBuffer _bias;

    public LinearWork(IBackend backend, int inputs, int outputs, int rows, bool relu)
    {
        (_backend, _filter, _input, _relu) = (backend, new Filter(1, inputs, outputs), Shape.Vector(rows, inputs), relu);
        _weights = backend.Allocate(backend.PackedLength(_filter, _input));
        _bias = Random(backend, outputs);
        Output = backend.Allocate(rows * outputs);
        using var plain = Random(backend, _filter.Length);
        backend.Pack(_filter, _input, plain, _weights);
    }

    public DeviceBuffer Output { get; }

    /// <summary>Numbers of -0.1 to 0.1: a card that multiplies zeros is faster.</summary>
    public static DeviceBuffer Random(IBackend backend, int length)
    {
        var (rng, values) = (new Rng(1), new float[length]);
        foreach (ref var value in values.AsSpan()) value = (rng.Next(2001) - 1000) / 10_000f;
        var buffer = backend.Allocate(length);
        buffer.Write(values);
        return buffer;
    }

    /// <summary>Queues it.</summary>
    public DeviceBuffer Run(DeviceBuffer input)
    {
        _backend.ConvolvePacked(_filter, new Tensor(_input, input), _weights, _bias, null, _relu, new Tensor(_input.WithChannels(_filter.Outputs), Output));
        return Output;
    }

    public void Dispose()
    {
        _weights.Dispose();
        _bias.Dispose();
        Output.Dispose();
    }
}
