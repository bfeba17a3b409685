using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Tests.Models;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>Tensor-core kernels against the reference: on the simulator their lanes exchange factors as the cores do; on a GPU the cores themselves.</summary>
internal sealed class IlgpuTensorCoreTests
{
    /// <summary>
    /// Groups make 64 rows and 32 columns on the simulator, 128 and 64 on a GPU; a slice is 16 inputs with tf32, 32 with half precision. So each of these is
    /// there more than once in some case, and less than whole in another. A board of 31 columns is too wide, and goes without tensor cores.
    /// </summary>
    private static readonly (Shape Shape, Filter Filter)[] SmallCases =
    [
        (new Shape(3, 3, 3, 3), new Filter(3, 3, 16)),
        (new Shape(2, 3, 4, 20), new Filter(3, 20, 18)),
        (new Shape(1, 8, 8, 16), new Filter(1, 16, 24)),
        (Shape.Vector(40, 37), new Filter(1, 37, 17)),
        (new Shape(1, 3, 4, 70), new Filter(3, 70, 8)),
        (Shape.Vector(130, 70), new Filter(1, 70, 36)),
        (new Shape(5, 6, 5, 8), new Filter(3, 8, 8)),
        (new Shape(1, 3, 30, 9), new Filter(3, 9, 12)),
        (new Shape(1, 3, 31, 9), new Filter(3, 9, 12)),
    ];

    /// <summary>For the larger groups of a GPU.</summary>
    private static readonly (Shape Shape, Filter Filter)[] LargeCases =
    [
        (new Shape(3, 7, 6, 16), new Filter(3, 16, 40)),
        (new Shape(2, 6, 7, 130), new Filter(3, 130, 70)),
        (Shape.Vector(130, 300), new Filter(1, 300, 70)),
        (new Shape(12, 6, 7, 24), new Filter(3, 24, 8)),
        (new Shape(140, 2, 1, 8), new Filter(3, 8, 9)),
        (new Shape(9, 8, 8, 130), new Filter(3, 130, 140)),
        (new Shape(9, 8, 8, 256), new Filter(3, 256, 256)),
        (new Shape(3, 30, 30, 40), new Filter(3, 40, 72)),
        (Shape.Vector(700, 1000), new Filter(1, 1000, 200)),
    ];

    private static bool IsGpu => IlgpuBackendTests.Device.Kind == DeviceName.Cuda;

    private static IEnumerable<(Shape Shape, Filter Filter)> Cases => IsGpu ? [.. SmallCases, .. LargeCases] : SmallCases;

    private static IEnumerable<Precision> HalfPrecisions => IsGpu ? [Precision.Fp16, Precision.Bf16] : [Precision.Fp16];

    private static IEnumerable<Precision> Precisions => [Precision.Tf32, .. HalfPrecisions];

    [Test]
    public void A_convolution_and_its_gradients_agree_with_the_reference(
        [ValueSource(nameof(Precisions))] Precision precision, [ValueSource(nameof(Cases))] (Shape Shape, Filter Filter) sizes)
    {
        var (shape, filter) = sizes;
        using var tested = IlgpuBackendTests.Create(precision);
        using var reference = new ReferenceBackend();
        var actual = ConvolutionScene.Everything(new Scene(tested, 7), shape, filter);
        var expected = ConvolutionScene.Everything(new Scene(reference, 7), shape, filter);
        // Factors are rounded, with tf32 on a GPU only: a sum of n products is off by a factor's last bit times the root of n. Fp16 has gradients in bfloat16.
        var bit = precision == Precision.Tf32 ? IsGpu ? 1e-3 : 1e-6 : IsGpu ? 8e-3 : 1e-3;
        for (var i = 0; i < expected.Length; i++)
        {
            var largest = expected[i].Max(Math.Abs);
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(8 * bit * largest), $"result {i}");
        }
    }

    /// <summary>Alone an entry is one group, on a GPU too; together they are several, at whose edges entries lie.</summary>
    [TestCaseSource(nameof(Precisions))]
    public void An_entry_has_the_same_bits_alone_and_in_a_batch(Precision precision)
    {
        using var backend = IlgpuBackendTests.Create(precision);
        var scene = new Scene(backend, 8);
        var filter = new Filter(3, 12, 16);
        var x = scene.Random(new Shape(4, 7, 6, 12));
        var weights = scene.Random(filter.Length);
        var together = scene.Output(x.Shape.WithChannels(16));
        backend.Convolve(filter, x, weights, null, null, relu: false, together);
        for (var entry = 0; entry < x.Shape.Batch; entry++)
        {
            var alone = scene.Output(together.Shape.WithBatch(1));
            backend.Convolve(filter, scene.Entry(x, entry), weights, null, null, relu: false, alone);
            Assert.That(Scene.Read(alone), Is.EqualTo(Scene.Read(scene.Entry(together, entry))), $"entry {entry}");
        }
    }

    [Test]
    public void A_network_answers_nearly_as_on_the_reference(
        [ValueSource(nameof(Precisions))] Precision precision, [ValueSource(typeof(TestNetworks), nameof(TestNetworks.All))] NetworkConfig config)
    {
        using var tested = IlgpuBackendTests.Create(precision);
        using var reference = new ReferenceBackend();
        var weights = TestNetworks.Trained(config, 1);
        var batch = TestNetworks.RandomBatch(config, 3, 2);
        var (logits, winDrawLoss) = IlgpuNetworkTests.Evaluate(tested, weights, batch);
        var expected = IlgpuNetworkTests.Evaluate(reference, weights, batch);

        Assert.That(logits, Is.EqualTo(expected.Logits).Within(Tolerance(precision) * expected.Logits.Max(Math.Abs)));
        Assert.That(winDrawLoss, Is.EqualTo(expected.WinDrawLoss).Within(Tolerance(precision)));
    }

    /// <summary>Layers of so many filters keep what lies between them in half precision.</summary>
    [Test]
    public void One_net_answers_batch_after_batch_nearly_as_the_reference(
        [ValueSource(nameof(Precisions))] Precision precision, [ValueSource(typeof(TestNetworks), nameof(TestNetworks.Wide))] NetworkConfig config)
    {
        using var tested = IlgpuBackendTests.Create(precision);
        IlgpuNetworkTests.AssertAnswersInEveryBatch(tested, config, Tolerance(precision));
    }

    [Test]
    public void A_layer_keeps_what_ends_in_a_ReLU_in_half_precision_and_gives_it_back_as_floats()
    {
        using var backend = IlgpuBackendTests.Create(Precision.Fp16);
        using var reference = new ReferenceBackend();
        var (shape, filter) = (new Shape(2, 4, 4, 16), new Filter(3, 16, 16));
        float[] Run(IBackend tested)
        {
            var scene = new Scene(tested, 3);
            var (x, y) = (scene.Random(shape), scene.Output(shape));
            var packed = ConvolutionScene.Packed(scene, filter, shape);
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

    /// <summary>Ones on the diagonal of the weights: what comes out is what went in, packed twice.</summary>
    [TestCaseSource(nameof(HalfPrecisions))]
    public void Factors_of_16_bits_are_rounded_to_nearest_even(Precision precision)
    {
        using var backend = IlgpuBackendTests.Create(precision);
        var scene = new Scene(backend, 5);
        var (shape, filter) = (Shape.Vector(50, 8), new Filter(1, 8, 8));
        float[] numbers = [.. FactorsTests.Numbers(precision == Precision.Fp16 ? 13 : 16).Where(number => number is > 1e-3f and < 6e4f).Take(shape.Length)];
        var (x, y) = (new Tensor(shape, scene.Filled(numbers)), scene.Output(shape));
        var packed = scene.Output(backend.PackedLength(filter, shape));
        backend.Pack(filter, shape, scene.Filled([.. Enumerable.Range(0, filter.Length).Select(i => i % 9 == 0 ? 1f : 0)]), packed);
        backend.ConvolvePacked(filter, x, packed, null, null, relu: true, y);

        Assert.That(Scene.Read(y), Is.EqualTo(numbers.Select(number => precision == Precision.Fp16 ? (float)(Half)number : FactorsTests.NearestBrain(number))));
    }

    [Test]
    public void A_gradient_that_was_changed_after_its_first_use_is_seen_as_it_is()
    {
        var (shape, filter) = (new Shape(2, 3, 3, 16), new Filter(3, 16, 16));
        AssertSame(scene =>
        {
            var (x, dy, dx) = (scene.Random(shape), scene.Random(shape), scene.Output(shape));
            scene.Backend.ConvolveWeightGradient(filter, x, dy, scene.Output(filter.Length));
            scene.Backend.Add(x, dy);
            scene.Backend.ConvolveInputGradient(filter, dy, scene.Random(filter.Length), dx);
            return Scene.Read(dx);
        });
    }

    /// <summary>The first entry alone, then the whole batch of one buffer.</summary>
    [Test]
    public void A_gradient_of_another_shape_is_not_taken_for_the_one_before()
    {
        var (shape, filter) = (new Shape(3, 3, 3, 16), new Filter(3, 16, 16));
        AssertSame(scene =>
        {
            var (x, dy, dx) = (scene.Random(shape), scene.Random(shape), scene.Output(shape));
            scene.Backend.ConvolveWeightGradient(filter, x.WithBatch(1), dy.WithBatch(1), scene.Output(filter.Length));
            scene.Backend.ConvolveInputGradient(filter, dy, scene.Random(filter.Length), dx);
            return Scene.Read(dx);
        });
    }

    /// <summary>A board that is too wide goes another way, and leaves what was packed before as old as it is.</summary>
    [Test]
    public void A_gradient_that_was_changed_before_one_of_a_wide_board_is_seen_as_it_is()
    {
        var (shape, filter, wide) = (new Shape(2, 3, 3, 16), new Filter(1, 16, 16), new Shape(1, 2, 31, 4));
        AssertSame(scene =>
        {
            var (x, dy, dx) = (scene.Random(shape), scene.Random(shape), scene.Output(shape));
            scene.Backend.ConvolveWeightGradient(filter, x, dy, scene.Output(filter.Length));
            scene.Backend.Copy(x.Buffer, dy.Buffer);
            scene.Backend.ConvolveWeightGradient(new Filter(3, 4, 4), scene.Random(wide), scene.Random(wide), scene.Output(new Filter(3, 4, 4).Length));
            scene.Backend.ConvolveInputGradient(filter, dy, scene.Random(filter.Length), dx);
            return Scene.Read(dx);
        });
    }

    /// <summary>On the tested backend in half precision, nearly as on the reference.</summary>
    private static void AssertSame(Func<Scene, float[]> run)
    {
        using var tested = IlgpuBackendTests.Create(Precision.Fp16);
        using var reference = new ReferenceBackend();
        var expected = run(new Scene(reference, 4));
        Assert.That(run(new Scene(tested, 4)), Is.EqualTo(expected).Within(5e-2 * expected.Max(Math.Abs)));
    }

    /// <summary>Of answers, in parts of the largest.</summary>
    private static double Tolerance(Precision precision) => 8 * (precision == Precision.Bf16 ? 8e-3 : 1e-3);
}
