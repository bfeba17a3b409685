using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Backends;

internal abstract partial class BackendTests
{
    [TestCaseSource(nameof(Shapes))]
    public void Normalization_agrees_with_the_reference(Shape shape)
    {
        Compare(10, scene => Normalize(scene, shape, new NormalizationStep(0.1f, 3, 5), residual: false, relu: true));
        Compare(11, scene => Normalize(scene, shape, new NormalizationStep(0.5f, 1.1f, 0.2f), residual: true, relu: true));
        Compare(12, scene => Normalize(scene, shape, new NormalizationStep(1, 1, 0), residual: true, relu: false));
    }

    [TestCaseSource(nameof(Shapes))]
    public void Normalization_gradients_agree_with_the_reference(Shape shape)
    {
        Compare(13, scene => NormalizeGradient(scene, shape, residual: false, relu: true, inPlace: false));
        Compare(14, scene => NormalizeGradient(scene, shape, residual: true, relu: true, inPlace: true));
        Compare(15, scene => NormalizeGradient(scene, shape, residual: true, relu: false, inPlace: true));
    }

    [TestCase(4)]
    [TestCase(5)]
    public void Sums_over_many_rows_agree_with_the_reference(int channels)
    {
        var shape = new Shape(270, 8, 8, channels);
        Compare(20, scene => Normalize(scene, shape, new NormalizationStep(0.1f, 3, 5), residual: false, relu: true));
        Compare(21, scene => NormalizeGradient(scene, shape, residual: true, relu: true, inPlace: false));
        Compare(22, scene =>
        {
            var sums = scene.Output(channels);
            scene.Backend.BiasGradient(scene.Random(shape), sums);
            return [Scene.Read(sums)];
        });
    }

    [Test]
    public void Normalization_of_a_constant_channel_is_finite() =>
        Compare(16, scene =>
        {
            var x = scene.Output(new Shape(4, 3, 3, 2));
            x.Buffer.Write(Enumerable.Repeat(2f, x.Shape.Length).ToArray());
            var y = scene.Output(x.Shape);
            scene.Backend.Normalize(x, scene.RandomNormalization(2), new NormalizationStep(0.1f, 3, 5), null, false, y);
            return [Scene.Read(y)];
        });

    [Test]
    public void Normalization_of_values_far_from_zero_keeps_its_precision()
    {
        var shape = new Shape(8, 8, 8, 3);
        var scene = new Scene(_tested, 17);
        var values = scene.Normal(shape.Length);
        var x = scene.Output(shape);
        x.Buffer.Write(Array.ConvertAll(values, value => 1000 + value));
        var norm = scene.RandomNormalization(3);
        scene.Backend.Normalize(x, norm, new NormalizationStep(0.1f, 1, 0), null, false, scene.Output(shape));

        foreach (var inverse in Scene.Read(norm.BatchInverseDeviation)) Assert.That(inverse, Is.EqualTo(1).Within(0.15));
    }

    [TestCase(1, 3, 3, 7)]
    [TestCase(9, 9, 9, 33)]
    [TestCase(37, 8, 8, 64)]
    public void Normalization_and_its_gradients_have_the_same_bits_for_any_number_of_threads(int batch, int height, int width, int channels)
    {
        var shape = new Shape(batch, height, width, channels);
        AssertSameForAnyThreads(18, scene => Normalize(scene, shape, new NormalizationStep(0.1f, 3, 5), residual: true, relu: true));
        AssertSameForAnyThreads(19, scene => NormalizeGradient(scene, shape, residual: true, relu: true, inPlace: true));
    }

    private static float[][] Normalize(Scene scene, Shape shape, NormalizationStep step, bool residual, bool relu)
    {
        var x = scene.Random(shape);
        var norm = scene.RandomNormalization(shape.Channels);
        var y = scene.Output(shape);
        scene.Backend.Normalize(x, norm, step, scene.RandomOrNull(shape, residual), relu, y);
        return
        [
            Scene.Read(y), Scene.Read(norm.RunningMean), Scene.Read(norm.RunningVariance), Scene.Read(norm.BatchMean),
            Scene.Read(norm.BatchInverseDeviation), Scene.Read(norm.RenormScale), Scene.Read(norm.RenormShift),
        ];
    }

    /// <summary>The output that masks the gradient is drawn, not computed: a value near zero may not decide whether backends agree.</summary>
    private static float[][] NormalizeGradient(Scene scene, Shape shape, bool residual, bool relu, bool inPlace)
    {
        var x = scene.Random(shape);
        var norm = scene.RandomNormalization(shape.Channels);
        scene.Backend.Normalize(x, norm, new NormalizationStep(0.1f, 3, 5), null, relu, scene.Output(shape));
        var dy = scene.Random(shape);
        var y = scene.Random(shape);
        var dx = inPlace ? dy : scene.Output(shape);
        Tensor? dResidual = residual ? scene.Output(shape) : null;
        var dGamma = scene.Output(shape.Channels);
        var dBeta = scene.Output(shape.Channels);
        scene.Backend.NormalizeGradient(x, y, norm, relu, dy, dx, dResidual, dGamma, dBeta);
        return [Scene.Read(dx), Scene.Read(dGamma), Scene.Read(dBeta), dResidual is { } given ? Scene.Read(given) : []];
    }
}
