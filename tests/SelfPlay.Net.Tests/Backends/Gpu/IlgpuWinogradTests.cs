using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>Convolutions that go by Winograd's transforms on the GPU backend: boards of whole and partial tiles, channels that fill no slice.</summary>
internal sealed class IlgpuWinogradTests
{
    private static readonly object[][] Cases =
    [
        [new Shape(1, 8, 8, 16), new Filter(3, 16, 20)],
        [new Shape(3, 3, 3, 16), new Filter(3, 16, 16)],
        [new Shape(3, 4, 4, 19), new Filter(3, 19, 16)],
        [new Shape(3, 5, 6, 17), new Filter(3, 17, 21)],
        [new Shape(1, 9, 9, 16), new Filter(3, 16, 16)],
        [new Shape(150, 3, 3, 16), new Filter(3, 16, 16)],
    ];

    /// <summary>So many floats are what 128 tiles of 16 channels to 20 take, which are padded to 24.</summary>
    private const int TilesAtOnce = 128 * 36 * (16 + 24);

    private IlgpuBackend _tested = null!;

    [OneTimeSetUp]
    public void CreateBackend() => _tested = new IlgpuBackend(IlgpuBackendTests.Device);

    [OneTimeTearDown]
    public void DisposeBackend() => _tested.Dispose();

    [TestCaseSource(nameof(Cases))]
    public void A_convolution_and_its_gradients_agree_with_the_reference(Shape shape, Filter filter)
    {
        using var reference = new ReferenceBackend();
        var expected = ConvolutionScene.Everything(new Scene(reference, 7), shape, filter);
        var actual = ConvolutionScene.Everything(new Scene(_tested, 7), shape, filter);
        for (var i = 0; i < expected.Length; i++)
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(2e-6 * expected[i].Max(Math.Abs)), $"result {i}");
    }

    [TestCaseSource(nameof(Cases))]
    public void Packed_weights_change_no_bit(Shape shape, Filter filter)
    {
        var scene = new Scene(_tested, 8);
        var x = scene.Random(shape);
        var weights = scene.Random(filter.Length);
        var packed = _tested.Allocate(_tested.PackedLength(filter, shape));
        _tested.Pack(filter, shape, weights, packed);
        Assert.That(packed.Length, Is.GreaterThan(4 * filter.Length), "goes by Winograd");
        Tensor plain = scene.Output(shape.WithChannels(filter.Outputs)), fast = scene.Output(plain.Shape);

        _tested.Convolve(filter, x, weights, null, null, relu: true, plain);
        _tested.ConvolvePacked(filter, x, packed, null, null, relu: true, fast);

        Assert.That(Scene.Read(fast), Is.EqualTo(Scene.Read(plain)));
    }

    [Test]
    public void An_entry_has_the_same_bits_alone_and_in_a_batch()
    {
        var scene = new Scene(_tested, 9);
        var filter = new Filter(3, 16, 20);
        var x = scene.Random(new Shape(3, 5, 6, 16));
        var weights = scene.Random(filter.Length);
        var together = scene.Output(x.Shape.WithChannels(20));
        _tested.Convolve(filter, x, weights, null, null, relu: false, together);
        for (var entry = 0; entry < 3; entry++)
        {
            var alone = scene.Output(together.Shape.WithBatch(1));
            _tested.Convolve(filter, scene.Entry(x, entry), weights, null, null, relu: false, alone);
            Assert.That(Scene.Read(alone), Is.EqualTo(Scene.Read(scene.Entry(together, entry))), $"entry {entry}");
        }
    }

    /// <summary>The first run finds out that the convolutions follow each other; from the second on each transforms its output for the next.</summary>
    [TestCase(5, 6)]
    [TestCase(14, 15)]
    public void A_chain_of_convolutions_has_the_same_bits_in_every_run(int height, int width)
    {
        var scene = new Scene(_tested, 10);
        var x = scene.Random(new Shape(2, height, width, 16));
        Tensor inner = scene.Output(x.Shape.WithChannels(20)), y = scene.Output(x.Shape), last = scene.Output(inner.Shape);
        DeviceBuffer up = ConvolutionScene.Packed(scene, new Filter(3, 16, 20), x.Shape), down = ConvolutionScene.Packed(scene, new Filter(3, 20, 16), x.Shape);
        var bias = scene.Random(20);
        var runs = new List<float[]>();
        for (var run = 0; run < 3; run++)
        {
            _tested.ConvolvePacked(new Filter(3, 16, 20), x, up, bias, null, relu: true, inner);
            _tested.ConvolvePacked(new Filter(3, 20, 16), inner, down, null, x, relu: true, y);
            _tested.ConvolvePacked(new Filter(3, 16, 20), y, up, bias, inner, relu: false, last);
            runs.Add([.. Scene.Read(inner), .. Scene.Read(y), .. Scene.Read(last)]);
        }

        Assert.That(runs[1], Is.EqualTo(runs[0]));
        Assert.That(runs[2], Is.EqualTo(runs[0]));
    }

    /// <summary>A board at a time; all boards of a block of tiles, and the rest; two boards, which are a block, and the last one.</summary>
    [TestCase(1, 5, 5, 6)]
    [TestCase(TilesAtOnce, 150, 3, 3)]
    [TestCase(TilesAtOnce, 5, 29, 30)]
    public void A_batch_that_goes_in_parts_agrees_with_the_reference(int mostTransformed, int batch, int height, int width)
    {
        var (shape, filter) = (new Shape(batch, height, width, 16), new Filter(3, 16, 20));
        using var tested = new IlgpuBackend(IlgpuBackendTests.Device) { MostTransformed = mostTransformed };
        using var reference = new ReferenceBackend();
        float[][] Run(IBackend backend) => [.. ConvolutionScene.Everything(new Scene(backend, 7), shape, filter), .. Chain(new Scene(backend, 12), shape)];
        var (actual, expected) = (Run(tested), Run(reference));
        for (var i = 0; i < expected.Length; i++)
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(4e-6 * expected[i].Max(Math.Abs)), $"result {i}");
    }

    /// <summary>What a small batch leaves for the next convolution is not what a large one in parts finds, nor the other way round.</summary>
    [Test]
    public void A_chain_has_the_same_bits_before_and_after_a_batch_in_parts()
    {
        using var tested = new IlgpuBackend(IlgpuBackendTests.Device) { MostTransformed = 1 };
        var scene = new Scene(tested, 13);
        var filter = new Filter(3, 16, 16);
        var x = scene.Random(new Shape(5, 5, 6, 16));
        Tensor inner = scene.Output(x.Shape), y = scene.Output(x.Shape);
        var packed = ConvolutionScene.Packed(scene, filter, x.Shape);
        var runs = new List<float[]>();
        foreach (var batch in new[] { 1, 1, 5, 1, 5 })
        {
            tested.ConvolvePacked(filter, x.WithBatch(batch), packed, null, null, relu: true, inner.WithBatch(batch));
            tested.ConvolvePacked(filter, inner.WithBatch(batch), packed, null, null, relu: false, y.WithBatch(batch));
            runs.Add(Scene.Read(y.WithBatch(batch)));
        }

        var first = runs[0].Length;
        foreach (var run in runs) Assert.That(run[..first], Is.EqualTo(runs[0]));
        Assert.That(runs[4], Is.EqualTo(runs[2]));
    }

    /// <summary>A larger network that is made on the same backend takes new memory for what lay in the old.</summary>
    [Test]
    public void A_chain_ends_when_its_memory_grows()
    {
        using var tested = new IlgpuBackend(IlgpuBackendTests.Device);
        var scene = new Scene(tested, 14);
        var filter = new Filter(3, 16, 16);
        var x = scene.Random(new Shape(1, 4, 4, 16));
        Tensor inner = scene.Output(x.Shape), y = scene.Output(x.Shape);
        var packed = ConvolutionScene.Packed(scene, filter, x.Shape);
        var answers = new List<float[]>();
        for (var run = 0; run < 3; run++)
        {
            tested.ConvolvePacked(filter, x, packed, null, null, relu: true, inner);
            if (run == 2) tested.Reserve([new ConvolutionPlan(filter, x.Shape.WithBatch(200))], training: false);
            tested.ConvolvePacked(filter, inner, packed, null, null, relu: false, y);
            answers.Add(Scene.Read(y));
        }

        Assert.That(answers[2], Is.EqualTo(answers[0]));
    }

    [Test]
    public void A_chain_ends_when_something_else_writes_what_it_leads_to()
    {
        var scene = new Scene(_tested, 11);
        var filter = new Filter(3, 16, 16);
        var x = scene.Random(new Shape(1, 4, 4, 16));
        Tensor inner = scene.Output(x.Shape), y = scene.Output(x.Shape), expected = scene.Output(x.Shape);
        var packed = ConvolutionScene.Packed(scene, filter, x.Shape);
        var other = scene.Random(x.Shape);
        _tested.ConvolvePacked(filter, other, packed, null, null, relu: false, expected);
        Action[] writes = [() => inner.Buffer.Write(Scene.Read(other)), () => _tested.Copy(other.Buffer, inner.Buffer)];
        foreach (var write in writes)
        {
            for (var run = 0; run < 2; run++)
            {
                _tested.ConvolvePacked(filter, x, packed, null, null, relu: true, inner);
                _tested.ConvolvePacked(filter, inner, packed, null, null, relu: false, y);
            }

            _tested.ConvolvePacked(filter, x, packed, null, null, relu: true, inner);
            write();
            _tested.ConvolvePacked(filter, inner, packed, null, null, relu: false, y);
            Assert.That(Scene.Read(y), Is.EqualTo(Scene.Read(expected)));
        }
    }

    /// <summary>Two convolutions with packed weights, each the input of the next, twice.</summary>
    private static float[][] Chain(Scene scene, Shape shape)
    {
        var x = scene.Random(shape);
        Tensor inner = scene.Output(shape.WithChannels(20)), y = scene.Output(shape);
        DeviceBuffer up = ConvolutionScene.Packed(scene, new Filter(3, 16, 20), shape), down = ConvolutionScene.Packed(scene, new Filter(3, 20, 16), shape);
        var bias = scene.Random(20);
        for (var run = 0; run < 2; run++)
        {
            scene.Backend.ConvolvePacked(new Filter(3, 16, 20), x, up, bias, null, relu: true, inner);
            scene.Backend.ConvolvePacked(new Filter(3, 20, 16), inner, down, null, x, relu: true, y);
        }

        return [Scene.Read(inner), Scene.Read(y)];
    }
}
