using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Cpu;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Backends;

/// <summary>The bits of convolutions where the tiles of <see cref="CpuBackend"/> could change them: another place in another batch, other registers.</summary>
[TestFixtureSource(typeof(CpuBackendTests), nameof(CpuBackendTests.Widths))]
internal sealed class CpuConvolutionTests(VectorWidth width)
{
    private static readonly object[][] Cases =
    [
        [new Shape(11, 8, 8, 13), new Filter(3, 13, 32)],
        [new Shape(9, 6, 7, 16), new Filter(3, 16, 48)],
        [new Shape(17, 3, 3, 2), new Filter(3, 2, 7)],
        [new Shape(10, 1, 4, 5), new Filter(3, 5, 17)],
        [new Shape(10, 7, 6, 9), new Filter(3, 9, 16)],
        [new Shape(9, 9, 9, 40), new Filter(3, 40, 40)],
        [new Shape(9, 19, 19, 6), new Filter(3, 6, 16)],
        [new Shape(9, 8, 8, 128), new Filter(3, 128, 130)],
        [new Shape(12, 8, 8, 20), new Filter(1, 20, 73)],
        [new Shape(19, 1, 1, 126), new Filter(1, 126, 3)],
        [new Shape(140, 1, 1, 33), new Filter(1, 33, 9)],
    ];

    [TestCaseSource(nameof(Cases))]
    public void Each_entry_has_the_same_bits_in_every_batch(Shape shape, Filter filter)
    {
        using var backend = new CpuBackend(1, width);
        var scene = new Scene(backend, 1);
        var x = scene.Random(shape);
        var weights = scene.Random(filter.Length);
        var whole = Convolve(scene, filter, x, weights);
        foreach (var (start, count) in SubBatches(shape.Batch))
        {
            var part = scene.Output(shape.WithBatch(count));
            part.Buffer.Write(Scene.Read(x).AsSpan(start * shape.Cells * shape.Channels, part.Shape.Length));

            var y = Convolve(scene, filter, part, weights);

            var perEntry = shape.Cells * filter.Outputs;
            Assert.That(Bits(y), Is.EqualTo(Bits(whole.AsSpan(start * perEntry, count * perEntry))), $"{count} entries from {start}");
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Packed_weights_change_no_bit(Shape shape, Filter filter)
    {
        using var backend = new CpuBackend(2, width);
        var scene = new Scene(backend, 4);
        var x = scene.Random(shape);
        var weights = scene.Random(filter.Length);
        var packed = backend.Allocate(backend.PackedLength(filter, shape));
        backend.Pack(filter, shape, weights, packed);
        var y = scene.Output(shape.WithChannels(filter.Outputs));

        backend.ConvolvePacked(filter, x, packed, null, null, relu: false, y);

        Assert.That(Bits(Scene.Read(y)), Is.EqualTo(Bits(Convolve(scene, filter, x, weights))));
    }

    [TestCaseSource(nameof(Cases))]
    public void Vector_width_changes_no_bit(Shape shape, Filter filter)
    {
        using var widest = new CpuBackend(1);
        using var backend = new CpuBackend(1, width);

        Assert.That(Everything(new Scene(backend, 2), shape, filter), Is.EqualTo(Everything(new Scene(widest, 2), shape, filter)));
    }

    [TestCaseSource(nameof(Cases))]
    public void Nothing_behind_the_shape_is_written(Shape shape, Filter filter)
    {
        using var backend = new CpuBackend(1, width);
        var scene = new Scene(backend, 3);
        var y = scene.Random(shape.WithChannels(filter.Outputs));
        var before = Scene.Read(y.Buffer);

        backend.Convolve(filter, scene.Random(shape), scene.Random(filter.Length), null, null, relu: true, y);

        Assert.That(Bits(Scene.Read(y.Buffer).AsSpan(y.Shape.Length)), Is.EqualTo(Bits(before.AsSpan(y.Shape.Length))));
    }

    private static IEnumerable<(int Start, int Count)> SubBatches(int batch) =>
        from count in new[] { 1, 2, 8, 9 }
        from start in new[] { 0, 1, batch - count }
        where start + count <= batch
        select (start, count);

    private static float[] Convolve(Scene scene, Filter filter, Tensor x, DeviceBuffer weights)
    {
        var y = scene.Output(x.Shape.WithChannels(filter.Outputs));
        scene.Backend.Convolve(filter, x, weights, null, null, relu: false, y);
        return Scene.Read(y);
    }

    private static int[] Everything(Scene scene, Shape shape, Filter filter)
    {
        var x = scene.Random(shape);
        var weights = scene.Random(filter.Length);
        var dy = scene.Random(shape.WithChannels(filter.Outputs));
        var dx = scene.Output(shape);
        var dw = scene.Output(filter.Length);
        scene.Backend.ConvolveInputGradient(filter, dy, weights, dx);
        scene.Backend.ConvolveWeightGradient(filter, x, dy, dw);
        return [.. Bits(Convolve(scene, filter, x, weights)), .. Bits(Scene.Read(dx)), .. Bits(Scene.Read(dw))];
    }

    private static int[] Bits(ReadOnlySpan<float> values)
    {
        var bits = new int[values.Length];
        for (var i = 0; i < bits.Length; i++) bits[i] = BitConverter.SingleToInt32Bits(values[i]);
        return bits;
    }
}
