using SelfPlay.Net.Backends;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Backends;

internal abstract partial class BackendTests
{
    [TestCaseSource(nameof(Convolutions))]
    public void Convolution_agrees_with_the_reference(Shape shape, Filter filter, bool bias, bool residual, bool relu) =>
        Compare(1, scene =>
        {
            var x = scene.Random(shape);
            var weights = scene.Random(filter.Length);
            var output = shape.WithChannels(filter.Outputs);
            var y = scene.Output(output);
            scene.Backend.Convolve(
                filter, x, weights, scene.RandomOrNull(filter.Outputs, bias), scene.RandomOrNull(output, residual), relu, y);
            return [Scene.Read(y)];
        });

    [TestCaseSource(nameof(Convolutions))]
    public void Convolution_gradients_agree_with_the_reference(Shape shape, Filter filter, bool bias, bool residual, bool relu) =>
        Compare(2, scene =>
        {
            var x = scene.Random(shape);
            var dy = scene.Random(shape.WithChannels(filter.Outputs));
            var dx = scene.Output(shape);
            var dw = scene.Output(filter.Length);
            var db = scene.Output(filter.Outputs);
            scene.Backend.ConvolveInputGradient(filter, dy, scene.Random(filter.Length), dx);
            scene.Backend.ConvolveWeightGradient(filter, x, dy, dw);
            scene.Backend.BiasGradient(dy, db);
            return [Scene.Read(dx), Scene.Read(dw), Scene.Read(db)];
        });

    [Test]
    public void Convolution_may_write_over_its_residual() =>
        Compare(3, scene =>
        {
            var filter = new Filter(3, 16, 16);
            var y = scene.Random(new Shape(3, 8, 8, 16));
            scene.Backend.Convolve(filter, scene.Random(y.Shape), scene.Random(filter.Length), scene.Random(16), y, true, y);
            return [Scene.Read(y)];
        });

    [TestCaseSource(nameof(EntryConvolutions))]
    public void A_convolved_entry_has_the_same_bits_alone_and_in_any_batch(Shape shape, Filter filter)
    {
        var scene = new Scene(_tested, 4);
        var x = scene.Random(shape);
        var weights = scene.Random(filter.Length);
        var bias = scene.Random(filter.Outputs);
        var residual = scene.Random(shape.WithChannels(filter.Outputs));
        AssertEntriesAlone(scene, [x, residual], shape.WithChannels(filter.Outputs), (inputs, y) =>
            _tested.Convolve(filter, inputs[0], weights, bias, inputs[1], true, y));
    }

    [TestCaseSource(nameof(EntryConvolutions))]
    public void Convolution_and_its_gradients_have_the_same_bits_for_any_number_of_threads(Shape shape, Filter filter) =>
        AssertSameForAnyThreads(5, scene =>
        {
            var x = scene.Random(shape);
            var weights = scene.Random(filter.Length);
            var y = scene.Output(shape.WithChannels(filter.Outputs));
            var dx = scene.Output(shape);
            var dw = scene.Output(filter.Length);
            var db = scene.Output(filter.Outputs);
            scene.Backend.Convolve(filter, x, weights, null, null, false, y);
            scene.Backend.ConvolveInputGradient(filter, y, weights, dx);
            scene.Backend.ConvolveWeightGradient(filter, x, y, dw);
            scene.Backend.BiasGradient(y, db);
            return [Scene.Read(y), Scene.Read(dx), Scene.Read(dw), Scene.Read(db)];
        });

    /// <summary>Runs the operation on the whole batch and on each entry alone and compares bits.</summary>
    private static void AssertEntriesAlone(Scene scene, Tensor[] inputs, Shape output, Action<Tensor[], Tensor> operation)
    {
        var together = scene.Output(output);
        operation(inputs, together);
        for (var entry = 0; entry < output.Batch; entry++)
        {
            var alone = scene.Output(output.WithBatch(1));
            operation([.. inputs.Select(input => scene.Entry(input, entry))], alone);
            Assert.That(Scene.Read(alone), Is.EqualTo(Scene.Read(scene.Entry(together, entry))), $"entry {entry}");
        }
    }

    private void AssertSameForAnyThreads(ulong seed, Func<Scene, float[][]> operation)
    {
        using var one = CreateWithThreads(1);
        var expected = operation(new Scene(one, seed));
        foreach (var threads in new[] { 2, 3 })
        {
            using var several = CreateWithThreads(threads);
            Assert.That(operation(new Scene(several, seed)), Is.EqualTo(expected), $"{threads} threads");
        }
    }

    private static IEnumerable<TestCaseData> Convolutions()
    {
        var i = 0;
        foreach (var shape in Shapes())
        {
            var filter = new Filter(i % 3 == 2 ? 1 : 3, shape.Channels, Channels[((i * 4) + (i / 9)) % Channels.Length]);
            yield return new TestCaseData(shape, filter, i % 2 == 0, i % 3 == 0, i % 4 < 2);
            i++;
        }

        foreach (var (batch, inputs, outputs) in new[] { (1, 128, 3), (9, 336, 64), (5, 512, 7), (7, 64, 3), (2, 33, 129), (300, 20, 17) })
            yield return new TestCaseData(Shape.Vector(batch, inputs), new Filter(1, inputs, outputs), true, false, i++ % 2 == 0);
    }

    private static IEnumerable<TestCaseData> EntryConvolutions()
    {
        yield return new TestCaseData(new Shape(9, 3, 3, 3), new Filter(3, 3, 16));
        yield return new TestCaseData(new Shape(7, 6, 7, 33), new Filter(3, 33, 13));
        yield return new TestCaseData(new Shape(5, 8, 8, 64), new Filter(3, 64, 64));
        yield return new TestCaseData(new Shape(8, 9, 9, 48), new Filter(1, 48, 27));
        yield return new TestCaseData(Shape.Vector(41, 336), new Filter(1, 336, 64));
        yield return new TestCaseData(Shape.Vector(37, 64), new Filter(1, 64, 3));
    }
}
