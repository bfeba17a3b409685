using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Backends;

internal abstract partial class BackendTests
{
    [TestCaseSource(nameof(Shapes))]
    public void Relu_gradient_and_addition_agree_with_the_reference(Shape shape) =>
        Compare(20, scene =>
        {
            var dy = scene.Random(shape);
            var dx = scene.Output(shape);
            var sum = scene.Random(shape);
            var y = scene.Random(shape);
            scene.Backend.ReluGradient(y, dy, dx);
            scene.Backend.ReluGradient(y, dy, dy);
            scene.Backend.Add(dx, sum);
            return [Scene.Read(dx), Scene.Read(dy), Scene.Read(sum)];
        });

    [TestCaseSource(nameof(Shapes))]
    public void Pooling_agrees_with_the_reference(Shape shape) =>
        Compare(21, scene =>
        {
            var means = scene.Output(Shape.Vector(shape.Batch, shape.Channels));
            scene.Backend.PoolMean(scene.Random(shape), means);
            var dx = scene.Random(shape);
            scene.Backend.PoolMeanGradient(scene.Random(means.Shape), dx);
            return [Scene.Read(means), Scene.Read(dx)];
        });

    [TestCaseSource(nameof(Shapes))]
    public void Gate_agrees_with_the_reference(Shape shape)
    {
        foreach (var (residual, relu) in new[] { (false, false), (true, true), (true, false), (false, true) })
        {
            Compare(22, scene =>
            {
                var y = scene.Output(shape);
                var gate = scene.Random(Shape.Vector(shape.Batch, 2 * shape.Channels));
                scene.Backend.Gate(scene.Random(shape), gate, scene.RandomOrNull(shape, residual), relu, y);
                return [Scene.Read(y)];
            });
        }
    }

    [TestCaseSource(nameof(Shapes))]
    public void Gate_gradients_agree_with_the_reference(Shape shape)
    {
        foreach (var (residual, relu, inPlace) in new[] { (false, false, false), (true, true, true), (true, false, true) })
            Compare(23, scene => GateGradient(scene, shape, residual, relu, inPlace));
    }

    [Test]
    public void A_gate_far_open_or_shut_is_finite() =>
        Compare(24, scene =>
        {
            var gate = scene.Output(Shape.Vector(1, 4));
            gate.Buffer.Write([200, -200, 0, 1]);
            var y = scene.Output(new Shape(1, 3, 3, 2));
            scene.Backend.Gate(scene.Random(y.Shape), gate, null, false, y);
            return [Scene.Read(y)];
        });

    [Test]
    public void A_gate_may_write_over_its_residual() =>
        Compare(28, scene =>
        {
            var y = scene.Random(new Shape(3, 8, 8, 17));
            scene.Backend.Gate(scene.Random(y.Shape), scene.Random(Shape.Vector(3, 34)), y, true, y);
            return [Scene.Read(y)];
        });

    [TestCase(9, 3, 3, 3)]
    [TestCase(5, 8, 8, 64)]
    [TestCase(6, 9, 9, 33)]
    public void A_pooled_or_gated_entry_has_the_same_bits_alone_and_in_any_batch(int batch, int height, int width, int channels)
    {
        var scene = new Scene(_tested, 25);
        var shape = new Shape(batch, height, width, channels);
        AssertEntriesAlone(scene, [scene.Random(shape)], Shape.Vector(batch, channels), (inputs, y) => _tested.PoolMean(inputs[0], y));
        var gate = scene.Random(Shape.Vector(batch, 2 * channels));
        AssertEntriesAlone(scene, [scene.Random(shape), gate, scene.Random(shape)], shape, (inputs, y) =>
            _tested.Gate(inputs[0], inputs[1], inputs[2], true, y));
    }

    [Test]
    public void Pooling_and_gates_have_the_same_bits_for_any_number_of_threads()
    {
        var shape = new Shape(37, 8, 8, 33);
        AssertSameForAnyThreads(26, scene =>
        {
            var means = scene.Output(Shape.Vector(shape.Batch, shape.Channels));
            scene.Backend.PoolMean(scene.Random(shape), means);
            var y = scene.Output(shape);
            scene.Backend.Gate(scene.Random(shape), scene.Random(Shape.Vector(shape.Batch, 2 * shape.Channels)), null, true, y);
            return [Scene.Read(means), Scene.Read(y)];
        });
        AssertSameForAnyThreads(27, scene => GateGradient(scene, shape, residual: true, relu: true, inPlace: true));
    }

    private static float[][] GateGradient(Scene scene, Shape shape, bool residual, bool relu, bool inPlace)
    {
        var x = scene.Random(shape);
        var gate = scene.Random(Shape.Vector(shape.Batch, 2 * shape.Channels));
        var y = scene.Random(shape);
        var dy = scene.Random(shape);
        var dx = inPlace ? dy : scene.Output(shape);
        var dGate = scene.Output(gate.Shape);
        Tensor? dResidual = residual ? scene.Output(shape) : null;
        scene.Backend.GateGradient(x, gate, y, relu, dy, dx, dGate, dResidual);
        return [Scene.Read(dx), Scene.Read(dGate), dResidual is { } given ? Scene.Read(given) : []];
    }
}
