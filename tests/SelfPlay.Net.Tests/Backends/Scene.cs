using SelfPlay.Net.Backends;
using SelfPlay.Net.Random;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Backends;

/// <summary>
/// Data on one backend, drawn from a seed: two scenes with the same seed hold the same numbers on different backends. Every tensor lies in
/// a buffer that is longer than it, with NaN behind its end, as a small batch lies in the buffer of a large one.
/// </summary>
internal sealed class Scene(IBackend backend, ulong seed)
{
    private Rng _rng = new(seed);

    public IBackend Backend { get; } = backend;

    public Tensor Random(Shape shape)
    {
        var tensor = Output(shape);
        tensor.Buffer.Write(Normal(shape.Length));
        return tensor;
    }

    public DeviceBuffer Random(int length) => Filled(Normal(length));

    /// <summary>Values in [0.5, 1.5): variances, second moments.</summary>
    public DeviceBuffer RandomPositive(int length)
    {
        var values = new float[length];
        for (var i = 0; i < length; i++) values[i] = (float)(0.5 + _rng.NextDouble());
        return Filled(values);
    }

    public Tensor? RandomOrNull(Shape shape, bool wanted) => wanted ? Random(shape) : null;

    public DeviceBuffer? RandomOrNull(int length, bool wanted) => wanted ? Random(length) : null;

    /// <summary>A tensor full of NaN: whoever writes it must write all of it.</summary>
    public Tensor Output(Shape shape)
    {
        var values = new float[shape.WithBatch(shape.Batch + 1).Length];
        Array.Fill(values, float.NaN);
        return new(shape, Filled(values));
    }

    public DeviceBuffer Output(int length)
    {
        var values = new float[length];
        Array.Fill(values, float.NaN);
        return Filled(values);
    }

    public Tensor Copy(Tensor source)
    {
        var copy = Output(source.Shape);
        copy.Buffer.Write(Read(source));
        return copy;
    }

    /// <summary>One entry of a batch as a batch of its own.</summary>
    public Tensor Entry(Tensor batch, int entry)
    {
        var single = Output(batch.Shape.WithBatch(1));
        single.Buffer.Write(Read(batch).AsSpan(entry * single.Shape.Length, single.Shape.Length));
        return single;
    }

    public Normalization RandomNormalization(int channels) => new(
        Random(channels), Random(channels), Random(channels), RandomPositive(channels), Output(channels), Output(channels), Output(channels), Output(channels));

    public int Draw(int bound) => _rng.Next(bound);

    public float[] Normal(int length)
    {
        var values = new float[length];
        for (var i = 0; i < length; i++) values[i] = (float)_rng.NextNormal();
        return values;
    }

    public DeviceBuffer Filled(ReadOnlySpan<float> values)
    {
        var buffer = Backend.Allocate(values.Length);
        buffer.Write(values);
        return buffer;
    }

    public static float[] Read(Tensor tensor)
    {
        var values = new float[tensor.Shape.Length];
        tensor.Buffer.Read(values);
        return values;
    }

    public static float[] Read(DeviceBuffer buffer)
    {
        var values = new float[buffer.Length];
        buffer.Read(values);
        return values;
    }
}
