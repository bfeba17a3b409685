using SelfPlay.Net.Backends.Cpu;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tests.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Training;

internal sealed class TrainerTests
{
    [TestCase(OptimizerKind.AdamW, 0.01f)]
    [TestCase(OptimizerKind.Sgd, 0.05f)]
    public void A_fixed_batch_is_learnt_by_heart(OptimizerKind optimizer, float rate)
    {
        foreach (var config in new[] { TestNetworks.Spatial, TestNetworks.Flat })
        {
            var batch = OneHotBatch(config, 8);
            using var backend = new CpuBackend(1);
            using var trainer = Create(backend, config, new TrainerOptions { Optimizer = optimizer, WeightDecay = 0 }, 8);
            var first = trainer.Step(batch, rate);
            var last = first;
            for (var i = 0; i < 400; i++) last = trainer.Step(batch, rate);

            Assert.That(first.PolicyLoss, Is.GreaterThan(1));
            Assert.That(last.PolicyLoss, Is.LessThan(0.02), $"policy of {config}");
            Assert.That(last.ValueLoss, Is.LessThan(0.02), $"value of {config}");
            AssertPlaysWhatItLearnt(backend, trainer.AverageWeights(), batch);
        }
    }

    [TestCase(OptimizerKind.AdamW)]
    [TestCase(OptimizerKind.Sgd)]
    public void A_loaded_state_goes_on_bit_for_bit(OptimizerKind optimizer)
    {
        var config = TestNetworks.Flat;
        var options = new TrainerOptions { Optimizer = optimizer };
        using var backend = new ReferenceBackend();
        using var original = Create(backend, config, options, 6);
        for (var i = 0; i < 5; i++) original.Step(TestNetworks.RandomBatch(config, 6, (ulong)i), 0.01f);
        using var resumed = new Trainer(backend, NetworkWeights.Initial(config, 99), options, 6);
        resumed.Load(original.Save());

        for (var i = 5; i < 8; i++)
        {
            var batch = TestNetworks.RandomBatch(config, 6, (ulong)i);
            Assert.That(resumed.Step(batch, 0.01f), Is.EqualTo(original.Step(batch, 0.01f)));
        }

        AssertSame(resumed.Save(), original.Save());
    }

    [Test]
    public void The_same_steps_give_the_same_bits_for_any_number_of_threads()
    {
        var states = new List<TrainerState>();
        foreach (var threads in new[] { 1, 2, 3 })
        {
            using var backend = new CpuBackend(threads);
            using var trainer = Create(backend, TestNetworks.Flat, new TrainerOptions(), 9);
            for (var i = 0; i < 4; i++) trainer.Step(TestNetworks.RandomBatch(TestNetworks.Flat, 9 - i, (ulong)i), 0.01f);
            states.Add(trainer.Save());
        }

        AssertSame(states[1], states[0]);
        AssertSame(states[2], states[0]);
    }

    private static Trainer Create(Net.Backends.IBackend backend, NetworkConfig config, TrainerOptions options, int rows) =>
        new(backend, NetworkWeights.Initial(config, 1), options, rows);

    private static TrainingBatch OneHotBatch(NetworkConfig config, int rows)
    {
        var batch = TestNetworks.RandomBatch(config, rows, 5);
        Array.Clear(batch.Policy.Probabilities);
        Array.Clear(batch.Value.WinDrawLoss);
        for (var row = 0; row < rows; row++)
        {
            int start = batch.Policy.Starts[row], count = batch.Policy.Starts[row + 1] - start;
            batch.Policy.Probabilities[start + (row % count)] = 1;
            batch.Value.WinDrawLoss[(3 * row) + (row % 3)] = 1;
            batch.Policy.Weights[row] = 1;
            batch.Value.Weights[row] = 1;
        }

        return batch;
    }

    private static void AssertPlaysWhatItLearnt(Net.Backends.IBackend backend, NetworkWeights weights, TrainingBatch batch)
    {
        using var meter = new LossMeter(backend, weights.Config, batch.MaxRows);
        meter.Load(weights);
        var totals = meter.Measure(batch);
        Assert.That(totals.Accuracy, Is.EqualTo(1));
        Assert.That(totals.MeanPolicyLoss, Is.LessThan(0.1));
        Assert.That(totals.MeanValueLoss, Is.LessThan(0.1));
    }

    private static void AssertSame(TrainerState actual, TrainerState expected)
    {
        Assert.That(actual.Step, Is.EqualTo(expected.Step));
        foreach (var (mine, theirs) in new[]
            {
                (actual.Weights, expected.Weights), (actual.AverageWeights, expected.AverageWeights), (actual.Moments, expected.Moments),
            })
        {
            Assert.That(mine.Select(array => array.Name), Is.EqualTo(theirs.Select(array => array.Name)));
            for (var i = 0; i < mine.Count; i++) Assert.That(mine[i].Values, Is.EqualTo(theirs[i].Values), mine[i].Name);
        }
    }
}
