using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Backends;

/// <summary>The reference keeps the contract, and a few of its results were worked out by hand.</summary>
internal sealed class ReferenceBackendTests : BackendTests
{
    [Test]
    public void A_convolution_pads_with_zeros_and_reads_taps_row_by_row()
    {
        var scene = new Scene(new ReferenceBackend(), 1);
        var x = new Tensor(new Shape(1, 2, 2, 1), scene.Filled([1, 2, 3, 4]));
        var y = scene.Output(x.Shape);
        // Tap k weighs 10^-k, so that the digits of y are the neighbours; the corners see only four cells.
        var weights = scene.Filled([1e8f, 1e7f, 1e6f, 1e5f, 1e4f, 1e3f, 1e2f, 1e1f, 1]);
        scene.Backend.Convolve(new Filter(3, 1, 1), x, weights, scene.Filled([0.5f]), null, false, y);

        Assert.That(Scene.Read(y), Is.EqualTo([12034.5f, 120340.5f, 12034000.5f, 120340000.5f]).Within(1));
    }

    [Test]
    public void Batch_renormalization_gives_what_its_formula_gives()
    {
        // Batch {1, 3}: mean 2, variance 1. Moving mean 1, variance 4: r = 1/2, d = 1/2.
        var scene = new Scene(new ReferenceBackend(), 1);
        var norm = new Normalization(
            scene.Filled([2]), scene.Filled([10]), scene.Filled([1]), scene.Filled([4]), scene.Output(1), scene.Output(1), scene.Output(1), scene.Output(1));
        var y = scene.Output(new Shape(2, 1, 1, 1));
        scene.Backend.Normalize(new Tensor(y.Shape, scene.Filled([1, 3])), norm, new NormalizationStep(0.1f, 3, 5), null, false, y);

        Assert.That(Scene.Read(y), Is.EqualTo([10f, 12f]).Within(1e-4));
        Assert.That(Scene.Read(norm.RunningMean)[0], Is.EqualTo(1.1f).Within(1e-6));
        Assert.That(Scene.Read(norm.RunningVariance)[0], Is.EqualTo(3.7f).Within(1e-6));
    }

    [Test]
    public void Two_steps_with_momentum_are_as_worked_out_by_hand()
    {
        // g = 0.5 * 4 + 0.1 * 1 = 2.1; v = 2.1; w = 1 - 0.1 * 2.1 = 0.79. Then g = 2 + 0.079 = 2.079; v = 0.9 * 2.1 + 2.079 = 3.969; w = 0.3931.
        var scene = new Scene(new ReferenceBackend(), 1);
        DeviceBuffer value = scene.Filled([1]), gradient = scene.Filled([4]), velocity = scene.Filled([0]);
        scene.Backend.SgdStep(value, gradient, velocity, gradientScale: 0.5f, rate: 0.1f, momentum: 0.9f, decay: 0.1f);
        Assert.That(Scene.Read(value)[0], Is.EqualTo(0.79f).Within(1e-6));
        scene.Backend.SgdStep(value, gradient, velocity, gradientScale: 0.5f, rate: 0.1f, momentum: 0.9f, decay: 0.1f);
        Assert.That(Scene.Read(value)[0], Is.EqualTo(0.3931f).Within(1e-6));
        Assert.That(Scene.Read(velocity)[0], Is.EqualTo(3.969f).Within(1e-6));
    }

    [Test]
    public void Two_steps_of_AdamW_are_as_worked_out_by_hand()
    {
        // Step 1, g = 2: both corrected moments are g and g^2, so w = 1 - 0.1 * (1 + 0.5 * 1) = 0.85.
        // Step 2, g = -1: m = (0.9 * 0.2 - 0.1) / 0.19 = 0.421053, v = (0.99 * 0.04 + 0.01) / 0.0199 = 2.492462;
        // w = 0.85 - 0.1 * (0.421053 / 1.578753 + 0.5 * 0.85) = 0.780830.
        var scene = new Scene(new ReferenceBackend(), 1);
        DeviceBuffer value = scene.Filled([1]), first = scene.Filled([0]), second = scene.Filled([0]);
        AdamStep Step(long step) => new(step, GradientScale: 0.5f, Rate: 0.1f, Beta1: 0.9f, Beta2: 0.99f, Epsilon: 1e-8f, Decay: 0.5f);
        scene.Backend.AdamStep(value, scene.Filled([4]), first, second, Step(1));
        Assert.That(Scene.Read(value)[0], Is.EqualTo(0.85f).Within(1e-6));
        scene.Backend.AdamStep(value, scene.Filled([-2]), first, second, Step(2));
        Assert.That(Scene.Read(value)[0], Is.EqualTo(0.780830f).Within(1e-5));
    }

    protected override IBackend Create() => new ReferenceBackend();
}
