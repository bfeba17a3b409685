using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Tests.Models;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>The tensor-core kernels against the reference: on the simulator their lanes exchange factors as the cores do; on a GPU the cores themselves.</summary>
internal sealed class IlgpuTensorCoreTests
{
    private static readonly object[][] Cases =
    [
        [new Shape(3, 3, 3, 3), new Filter(3, 3, 16)],
        [new Shape(2, 3, 4, 20), new Filter(3, 20, 18)],
        [new Shape(1, 8, 8, 16), new Filter(1, 16, 24)],
        [Shape.Vector(40, 37), new Filter(1, 37, 17)],
    ];

    private static IEnumerable<Precision> Precisions =>
        IlgpuBackendTests.Device.Kind == DeviceName.Cuda ? [Precision.Tf32, Precision.Fp16, Precision.Bf16] : [Precision.Tf32, Precision.Fp16];

    [Test]
    public void A_convolution_and_its_gradients_agree_with_the_reference(
        [ValueSource(nameof(Precisions))] Precision precision, [Range(0, 3)] int index)
    {
        var (shape, filter) = ((Shape)Cases[index][0], (Filter)Cases[index][1]);
        using var tested = new IlgpuBackend(IlgpuBackendTests.Device with { Precision = precision });
        using var reference = new ReferenceBackend();
        var actual = Everything(new Scene(tested, 7), shape, filter);
        var expected = Everything(new Scene(reference, 7), shape, filter);
        // Factors are rounded, with tf32 on a GPU only: a sum of n products is off by a factor's last bit times the root of n. Fp16 has gradients in bfloat16.
        var isGpu = IlgpuBackendTests.Device.Kind == DeviceName.Cuda;
        var bit = precision == Precision.Tf32 ? isGpu ? 1e-3 : 1e-6 : isGpu ? 8e-3 : 1e-3;
        for (var i = 0; i < expected.Length; i++)
        {
            var largest = expected[i].Max(Math.Abs);
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(8 * bit * largest), $"result {i}");
        }
    }

    [Test]
    public void An_entry_has_the_same_bits_alone_and_in_a_batch()
    {
        using var backend = new IlgpuBackend(IlgpuBackendTests.Device with { Precision = Precision.Tf32 });
        var scene = new Scene(backend, 8);
        var filter = new Filter(3, 12, 16);
        var x = scene.Random(new Shape(4, 3, 4, 12));
        var weights = scene.Random(filter.Length);
        var together = scene.Output(x.Shape.WithChannels(16));
        backend.Convolve(filter, x, weights, null, null, relu: false, together);
        var alone = scene.Output(together.Shape.WithBatch(1));
        backend.Convolve(filter, scene.Entry(x, 3), weights, null, null, relu: false, alone);

        Assert.That(Scene.Read(alone), Is.EqualTo(Scene.Read(scene.Entry(together, 3))));
    }

    [Test]
    public void A_network_answers_nearly_as_on_the_reference(
        [ValueSource(nameof(Precisions))] Precision precision, [ValueSource(typeof(TestNetworks), nameof(TestNetworks.All))] NetworkConfig config)
    {
        using var tested = new IlgpuBackend(IlgpuBackendTests.Device with { Precision = precision });
        using var reference = new ReferenceBackend();
        var weights = TestNetworks.Trained(config, 1);
        var batch = TestNetworks.RandomBatch(config, 3, 2);
        var (logits, winDrawLoss) = IlgpuNetworkTests.Evaluate(tested, weights, batch);
        var expected = IlgpuNetworkTests.Evaluate(reference, weights, batch);

        var bit = precision == Precision.Bf16 ? 8e-3 : 1e-3;
        Assert.That(logits, Is.EqualTo(expected.Logits).Within(8 * bit * expected.Logits.Max(Math.Abs)));
        Assert.That(winDrawLoss, Is.EqualTo(expected.WinDrawLoss).Within(8 * bit));
    }

    [Test]
    public void A_layer_keeps_what_ends_in_a_ReLU_in_half_precision_and_gives_it_back_as_floats()
    {
        using var backend = new IlgpuBackend(IlgpuBackendTests.Device with { Precision = Precision.Fp16 });
        using var reference = new ReferenceBackend();
        var (shape, filter) = (new Shape(2, 4, 4, 16), new Filter(3, 16, 16));
        float[] Run(IBackend tested)
        {
            var scene = new Scene(tested, 3);
            var (x, y) = (scene.Random(shape), scene.Output(shape));
            var packed = Packed(scene, filter, shape);
            // The second adds its own input in place; the sum then is read, and worked on, as floats.
            tested.ConvolvePacked(filter, x, packed, null, null, relu: true, y);
            tested.ConvolvePacked(filter, y, packed, null, x, relu: true, x);
            tested.ConvolvePacked(filter, x, packed, null, y, relu: true, y);
            tested.Add(x, y);
            return Scene.Read(y);
        }

        var expected = Run(reference);
        Assert.That(Run(backend), Is.EqualTo(expected).Within(1e-2 * expected.Max()));
    }

    [Test]
    public void A_gradient_that_was_changed_after_its_first_use_is_seen_as_it_is()
    {
        using var backend = new IlgpuBackend(IlgpuBackendTests.Device with { Precision = Precision.Fp16 });
        using var reference = new ReferenceBackend();
        var (shape, filter) = (new Shape(2, 3, 3, 16), new Filter(3, 16, 16));
        float[] Run(IBackend tested)
        {
            var scene = new Scene(tested, 4);
            var (x, dy, dx) = (scene.Random(shape), scene.Random(shape), scene.Output(shape));
            tested.ConvolveWeightGradient(filter, x, dy, scene.Output(filter.Length));
            tested.Add(x, dy);
            tested.ConvolveInputGradient(filter, dy, scene.Random(filter.Length), dx);
            return Scene.Read(dx);
        }

        var expected = Run(reference);
        Assert.That(Run(backend), Is.EqualTo(expected).Within(5e-2 * expected.Max(Math.Abs)));
    }

    private static DeviceBuffer Packed(Scene scene, Filter filter, Shape board)
    {
        var packed = scene.Output(scene.Backend.PackedLength(filter, board));
        scene.Backend.Pack(filter, board, scene.Random(filter.Length), packed);
        return packed;
    }

    private static float[][] Everything(Scene scene, Shape shape, Filter filter)
    {
        var x = scene.Random(shape);
        var output = shape.WithChannels(filter.Outputs);
        var y = scene.Output(output);
        var weights = scene.Random(filter.Length);
        scene.Backend.Convolve(filter, x, weights, scene.Random(filter.Outputs), scene.Random(output), relu: true, y);
        var dy = scene.Random(output);
        var dx = scene.Output(shape);
        var dw = scene.Output(filter.Length);
        scene.Backend.ConvolveInputGradient(filter, dy, weights, dx);
        scene.Backend.ConvolveWeightGradient(filter, x, dy, dw);
        return [Scene.Read(y), Scene.Read(dx), Scene.Read(dw)];
    }
}
