using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Tests.Backends;
using SelfPlay.Net.Tests.Layers;
using SelfPlay.Net.Tests.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Training;

internal sealed class LossTests
{
    private const int Rows = 6;
    private const float Scale = 0.25f;

    private readonly ReferenceBackend _backend = new();
    private readonly float[] _losses = new float[Rows];

    [OneTimeTearDown]
    public void DisposeBackend() => _backend.Dispose();

    [Test]
    public void Policy_loss_gradients_are_slopes_and_zero_on_illegal_moves()
    {
        var config = TestNetworks.Spatial;
        var targets = TestNetworks.RandomBatch(config, Rows, 3).Policy;
        var (logits, gradient) = Tensors(config.PolicySize);
        double Loss(Tensor into)
        {
            _backend.PolicyLoss(logits, targets, Scale, into, _losses);
            return Weighted(targets.Weights);
        }

        Loss(gradient);
        GradientCheck.Check("logits", logits.Buffer, logits.Shape.Length, Scene.Read(gradient), () => Loss(Spare(gradient)));
        var legal = new HashSet<int>();
        for (var row = 0; row < Rows; row++)
            for (var i = targets.Starts[row]; i < targets.Starts[row + 1]; i++)
                legal.Add((row * config.PolicySize) + targets.Indices[i]);
        var values = Scene.Read(gradient);
        Assert.That(legal, Has.Count.LessThan(values.Length));
        Assert.That(values.Where((_, i) => !legal.Contains(i)), Is.All.Zero);
    }

    [Test]
    public void Value_loss_gradients_are_slopes()
    {
        var targets = TestNetworks.RandomBatch(TestNetworks.Spatial, Rows, 4).Value;
        var (logits, gradient) = Tensors(ValueTargets.Classes);
        double Loss(Tensor into)
        {
            _backend.ValueLoss(logits, targets, Scale, into, _losses);
            return Weighted(targets.Weights);
        }

        Loss(gradient);
        GradientCheck.Check("logits", logits.Buffer, logits.Shape.Length, Scene.Read(gradient), () => Loss(Spare(gradient)));
    }

    [Test]
    public void Squared_loss_gradients_are_slopes()
    {
        var (y, gradient) = Tensors(4);
        var (target, _) = Tensors(4);
        double Loss(Tensor into)
        {
            _backend.SquaredLoss(y, target, Scale, into, _losses);
            return Scale * _losses.Sum();
        }

        Loss(gradient);
        GradientCheck.Check("y", y.Buffer, y.Shape.Length, Scene.Read(gradient), () => Loss(Spare(gradient)));
    }

    [Test]
    public void Policy_loss_of_equal_logits_is_the_logarithm_of_the_number_of_legal_moves()
    {
        var targets = new PolicyTargets(1, 4) { Rows = 1 };
        targets.Starts[1] = 4;
        new[] { 1, 3, 5, 7 }.CopyTo(targets.Indices, 0);
        targets.Probabilities[2] = 1;
        targets.Weights[0] = 1;
        // The illegal moves have by far the largest logits; they must not count.
        var logits = new Tensor(Shape.Vector(1, 8), new Scene(_backend, 1).Filled([90, 2, 90, 2, 90, 2, 90, 2]));
        var gradient = new Tensor(logits.Shape, _backend.Allocate(8));
        _backend.PolicyLoss(logits, targets, 1, gradient, _losses);

        Assert.That(_losses[0], Is.EqualTo(Math.Log(4)).Within(1e-6));
        Assert.That(Scene.Read(gradient), Is.EqualTo([0, 0.25f, 0, 0.25f, 0, -0.75f, 0, 0.25f]).Within(1e-6));
    }

    [Test]
    public void Value_loss_of_a_sure_and_right_answer_is_zero()
    {
        var targets = new ValueTargets(1) { Rows = 1 };
        targets.WinDrawLoss[1] = 1;
        targets.Weights[0] = 1;
        var logits = new Tensor(Shape.Vector(1, 3), new Scene(_backend, 1).Filled([0, 40, 0]));
        _backend.ValueLoss(logits, targets, 1, new Tensor(logits.Shape, _backend.Allocate(3)), _losses);

        Assert.That(_losses[0], Is.Zero.Within(1e-6));
    }

    private (Tensor Values, Tensor Gradient) Tensors(int channels)
    {
        var scene = new Scene(_backend, (ulong)channels);
        var values = scene.Random(Shape.Vector(Rows, channels));
        return (values, scene.Output(values.Shape));
    }

    private Tensor Spare(Tensor like) => new(like.Shape, _backend.Allocate(like.Shape.Length));

    private double Weighted(float[] weights)
    {
        var sum = 0.0;
        for (var row = 0; row < Rows; row++) sum += (double)Scale * weights[row] * _losses[row];
        return sum;
    }
}
