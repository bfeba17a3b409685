using SelfPlay.Net.Backends;

namespace SelfPlay.Net.Tests.Backends;

internal abstract partial class BackendTests
{
    [TestCase(1)]
    [TestCase(33)]
    [TestCase(5003)]
    public void Optimizer_steps_agree_with_the_reference(int length)
    {
        Compare(40, scene => Sgd(scene, length));
        Compare(41, scene => Adam(scene, length));
    }

    [TestCase(1)]
    [TestCase(33)]
    [TestCase(5003)]
    public void Blend_copy_and_sum_of_squares_agree_with_the_reference(int length) => Compare(42, scene => Blend(scene, length));

    [Test]
    public void Optimizers_have_the_same_bits_for_any_number_of_threads()
    {
        AssertSameForAnyThreads(43, scene => Sgd(scene, 70_001));
        AssertSameForAnyThreads(44, scene => Adam(scene, 70_001));
        AssertSameForAnyThreads(45, scene => Blend(scene, 70_001));
    }

    [Test]
    public void Sum_of_squares_keeps_small_values_beside_large_ones()
    {
        var scene = new Scene(_tested, 46);
        var values = new float[10_001];
        Array.Fill(values, 1e-2f);
        values[0] = 3e3f;
        Assert.That(_tested.SumOfSquares(scene.Filled(values)), Is.EqualTo(9e6 + 1).Within(1e-4));
    }

    private static float[][] Sgd(Scene scene, int length)
    {
        var value = scene.Random(length);
        var velocity = scene.Random(length);
        scene.Backend.SgdStep(value, scene.Random(length), velocity, 0.5f, 0.1f, 0.9f, 0.01f);
        return [Scene.Read(value), Scene.Read(velocity)];
    }

    private static float[][] Adam(Scene scene, int length)
    {
        var value = scene.Random(length);
        var first = scene.Random(length);
        var second = scene.RandomPositive(length);
        foreach (var step in new[] { 1, 2, 1000 })
        {
            scene.Backend.AdamStep(
                value, scene.Random(length), first, second, new AdamStep(step, 0.5f, 0.01f, 0.9f, 0.999f, 1e-8f, 0.01f));
        }

        return [Scene.Read(value), Scene.Read(first), Scene.Read(second)];
    }

    private static float[][] Blend(Scene scene, int length)
    {
        var x = scene.Random(length);
        var into = scene.Random(length);
        var copy = scene.Output(length);
        scene.Backend.Blend(x, 0.25f, into);
        scene.Backend.Copy(x, copy);
        return [Scene.Read(into), Scene.Read(copy), [(float)scene.Backend.SumOfSquares(x)]];
    }
}
