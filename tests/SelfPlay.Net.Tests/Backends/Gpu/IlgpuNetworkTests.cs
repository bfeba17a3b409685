using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tests.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>Whole networks on the GPU backend against the reference: answers, training steps, and a checkpoint that goes from one to the other.</summary>
internal sealed class IlgpuNetworkTests
{
    private const int Rows = 3;

    private static IEnumerable<NetworkConfig> Networks => TestNetworks.All;

    [TestCaseSource(nameof(Networks))]
    public void A_network_answers_as_on_the_reference(NetworkConfig config)
    {
        using var tested = new IlgpuBackend(IlgpuBackendTests.Device);
        using var reference = new ReferenceBackend();
        var weights = TestNetworks.Trained(config, 1);
        var batch = TestNetworks.RandomBatch(config, Rows, 2);
        var (logits, winDrawLoss) = Evaluate(tested, weights, batch);
        var expected = Evaluate(reference, weights, batch);

        Assert.That(logits, Is.EqualTo(expected.Logits).Within(1e-4 * expected.Logits.Max(Math.Abs)));
        Assert.That(winDrawLoss, Is.EqualTo(expected.WinDrawLoss).Within(1e-4));
    }

    [TestCaseSource(typeof(TestNetworks), nameof(TestNetworks.Wide))]
    public void One_net_answers_batch_after_batch_as_the_reference(NetworkConfig config)
    {
        using var tested = new IlgpuBackend(IlgpuBackendTests.Device);
        AssertAnswersInEveryBatch(tested, config, 1e-4);
    }

    [Test]
    public void The_memory_estimate_is_what_is_taken(
        [Values(Precision.Fp32, Precision.Fp16)] Precision precision, [ValueSource(typeof(TestNetworks), nameof(TestNetworks.Wide))] NetworkConfig config)
    {
        using var backend = IlgpuBackendTests.Create(precision);
        using var net = new InferenceNet(backend, config, 5);

        Assert.That(net.MemoryBytes, Is.EqualTo(MemoryEstimate.Inference(config, 5, backend)).And.Not.EqualTo(MemoryEstimate.Inference(config, 5)));
    }

    [TestCase(OptimizerKind.AdamW)]
    [TestCase(OptimizerKind.Sgd)]
    public void Ten_training_steps_go_the_way_of_the_reference(OptimizerKind optimizer)
    {
        var config = optimizer == OptimizerKind.AdamW ? TestNetworks.Flat : TestNetworks.Spatial;
        // A large epsilon keeps Adam from turning the last bits of tiny gradients into whole steps.
        var options = new TrainerOptions { Optimizer = optimizer, Epsilon = 1e-3f };
        using var tested = new IlgpuBackend(IlgpuBackendTests.Device);
        using var reference = new ReferenceBackend();
        using var trainer = new Trainer(tested, NetworkWeights.Initial(config, 1), options, 4);
        using var expected = new Trainer(reference, NetworkWeights.Initial(config, 1), options, 4);
        for (var step = 0; step < 10; step++)
        {
            var batch = TestNetworks.RandomBatch(config, 4, (ulong)step);
            var (actualLoss, expectedLoss) = (trainer.Step(batch, 0.01f), expected.Step(batch, 0.01f));
            Assert.That(actualLoss.PolicyLoss, Is.EqualTo(expectedLoss.PolicyLoss).Within(1e-3), $"step {step}");
            Assert.That(actualLoss.ValueLoss, Is.EqualTo(expectedLoss.ValueLoss).Within(1e-3), $"step {step}");
            Assert.That(actualLoss.GradientNorm, Is.EqualTo(expectedLoss.GradientNorm).Within(1).Percent, $"step {step}");
        }

        AssertClose(trainer.AverageWeights(), expected.AverageWeights());
    }

    [Test]
    public void A_state_of_the_reference_goes_on_here_and_back()
    {
        var config = TestNetworks.Flat;
        using var tested = new IlgpuBackend(IlgpuBackendTests.Device);
        using var reference = new ReferenceBackend();
        using var first = new Trainer(reference, NetworkWeights.Initial(config, 1), new TrainerOptions(), 4);
        first.Step(TestNetworks.RandomBatch(config, 4, 1), 0.01f);
        using var second = new Trainer(tested, NetworkWeights.Initial(config, 9), new TrainerOptions(), 4);
        second.Load(first.Save());

        var saved = second.Save();

        Assert.That(saved.Weights.Select(array => array.Values), Is.EqualTo(first.Save().Weights.Select(array => array.Values)));
        Assert.That(saved.Moments.Select(array => array.Name), Is.EqualTo(first.Save().Moments.Select(array => array.Name)));
        second.Step(TestNetworks.RandomBatch(config, 4, 2), 0.01f);
        first.Load(second.Save());
        Assert.That(first.CurrentWeights()["input.weights"], Is.EqualTo(second.CurrentWeights()["input.weights"]));
    }

    [Test]
    public void Planes_of_a_game_go_up_packed_and_arrive_as_they_were()
    {
        using var backend = new IlgpuBackend(IlgpuBackendTests.Device);
        var scene = new Scene(backend, 1);
        var x = scene.Output(new Net.Tensors.Shape(2, 3, 5, 3));
        var planes = new float[x.Shape.Length];
        for (var i = 0; i < planes.Length; i++) planes[i] = i % 3 == 1 ? 0.25f * (i / 45) : scene.Draw(2);
        backend.WritePlanes(planes, x);

        Assert.That(Scene.Read(x), Is.EqualTo(planes));
    }

    [Test]
    public void Two_backends_work_side_by_side_on_one_device()
    {
        var config = TestNetworks.Flat;
        var weights = TestNetworks.Trained(config, 3);
        var batch = TestNetworks.RandomBatch(config, Rows, 4);
        var answers = new float[2][];
        Parallel.For(0, 2, i =>
        {
            using var backend = new IlgpuBackend(IlgpuBackendTests.Device);
            answers[i] = Evaluate(backend, weights, batch).Logits;
        });

        Assert.That(answers[0], Is.EqualTo(answers[1]));
    }

    internal static (float[] Logits, float[] WinDrawLoss) Evaluate(IBackend backend, NetworkWeights weights, TrainingBatch batch)
    {
        using var net = new InferenceNet(backend, weights.Config, batch.Rows);
        net.Load(weights);
        return InferenceNetTests.Evaluate(net, batch);
    }

    /// <summary>Chains of convolutions are found in the first batch and used from the second on; another number of rows comes in between.</summary>
    internal static void AssertAnswersInEveryBatch(IBackend tested, NetworkConfig config, double tolerance)
    {
        using var reference = new ReferenceBackend();
        var weights = TestNetworks.Trained(config, 1);
        var batch = TestNetworks.RandomBatch(config, Rows, 2);
        var expected = Evaluate(reference, weights, batch);
        using var net = new InferenceNet(tested, config, batch.Rows);
        net.Load(weights);
        foreach (var rows in new[] { Rows, 2, Rows })
        {
            batch.Rows = rows;
            var (logits, winDrawLoss) = InferenceNetTests.Evaluate(net, batch);
            Assert.That(logits, Is.EqualTo(expected.Logits[..logits.Length]).Within(tolerance * expected.Logits.Max(Math.Abs)), $"{rows} rows");
            Assert.That(winDrawLoss, Is.EqualTo(expected.WinDrawLoss[..winDrawLoss.Length]).Within(tolerance), $"{rows} rows");
        }
    }

    private static void AssertClose(NetworkWeights actual, NetworkWeights expected)
    {
        foreach (var array in expected.Arrays)
            Assert.That(actual[array.Name], Is.EqualTo(array.Values).Within(2e-3), array.Name);
    }
}
