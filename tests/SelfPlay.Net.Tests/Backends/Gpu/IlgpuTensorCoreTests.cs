using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Tensors;

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
