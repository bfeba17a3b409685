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

    protected override IBackend Create() => new ReferenceBackend();
}
