using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Cpu;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tensors;
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

    [Test]
    public void The_gradient_is_scaled_down_to_the_norm_where_it_is_longer()
    {
        var plain = new TrainerOptions { Optimizer = OptimizerKind.Sgd, Momentum = 0, WeightDecay = 0, ClipNorm = 0 };
        var (free, length) = StepLength(plain);
        Assert.That(length, Is.EqualTo(0.1 * free.GradientNorm).Within(1e-3).Percent);

        var (clipped, shortened) = StepLength(plain with { ClipNorm = (float)(free.GradientNorm / 4) });
        Assert.That(clipped.GradientNorm, Is.EqualTo(free.GradientNorm));
        Assert.That(shortened, Is.EqualTo(length / 4).Within(0.01).Percent);

        var (_, unclipped) = StepLength(plain with { ClipNorm = (float)(free.GradientNorm * 4) });
        Assert.That(unclipped, Is.EqualTo(length));
    }

    [Test]
    public void The_value_loss_counts_as_often_as_its_weight_says()
    {
        double NormOfValueGradient(float weight)
        {
            var batch = TestNetworks.RandomBatch(TestNetworks.Flat, 6, 2);
            Array.Clear(batch.Policy.Weights);
            return FirstStep(new TrainerOptions { ValueWeight = weight }, batch).GradientNorm;
        }

        Assert.That(NormOfValueGradient(3), Is.EqualTo(3 * NormOfValueGradient(1)).Within(0.001).Percent);
        Assert.That(NormOfValueGradient(0), Is.Zero);
    }

    [Test]
    public void Losses_are_means_by_weight()
    {
        var batch = TestNetworks.RandomBatch(TestNetworks.Flat, 6, 2);
        var plain = FirstStep(new TrainerOptions(), batch);
        for (var row = 0; row < 6; row++)
        {
            batch.Policy.Weights[row] *= 8;
            batch.Value.Weights[row] *= 8;
        }

        Assert.That(FirstStep(new TrainerOptions(), batch), Is.EqualTo(plain));
    }

    [TestCase(OptimizerKind.AdamW)]
    [TestCase(OptimizerKind.Sgd)]
    public void Rows_without_weight_give_no_gradient_and_only_weights_decay(OptimizerKind optimizer)
    {
        var config = TestNetworks.Flat;
        var batch = TestNetworks.RandomBatch(config, 4, 1);
        Array.Clear(batch.Policy.Weights);
        Array.Clear(batch.Value.Weights);
        using var backend = new ReferenceBackend();
        var initial = TestNetworks.Trained(config, 1);
        using var trainer = new Trainer(backend, initial, new TrainerOptions { Optimizer = optimizer, WeightDecay = 0.5f }, 4);
        var report = trainer.Step(batch, 0.1f);

        Assert.That(report, Is.EqualTo(new LossReport(0, 0, 0, 4)));
        var after = trainer.CurrentWeights();
        foreach (var spec in NetworkLayout.Of(config).Where(spec => spec.IsLearnt))
        {
            var factor = spec.Kind == ArrayKind.Weight ? 0.95f : 1;
            Assert.That(after[spec.Name], Is.EqualTo(initial[spec.Name].Select(value => factor * value)).Within(1e-6), spec.Name);
        }
    }

    [Test]
    public void The_average_follows_the_weights_fast_at_first_and_by_its_share_later()
    {
        var config = TestNetworks.Flat;
        using var backend = new ReferenceBackend();
        using var trainer = Create(backend, config, new TrainerOptions { AverageShare = 0.6f }, 4);
        const string Name = "block0.first.weights";
        var expected = trainer.CurrentWeights()[Name].Select(value => (double)value).ToArray();
        for (var step = 0; step < 12; step++)
        {
            trainer.Step(TestNetworks.RandomBatch(config, 4, (ulong)step), 0.02f);
            var share = Math.Max(0.6, 9.0 / (9 + step));
            var current = trainer.CurrentWeights()[Name];
            for (var i = 0; i < expected.Length; i++) expected[i] += share * (current[i] - expected[i]);
            if (step == 0) Assert.That(trainer.AverageWeights()[Name], Is.EqualTo(current).Within(1e-6));
        }

        Assert.That(trainer.AverageWeights()[Name], Is.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void Statistics_follow_the_data_from_the_first_step()
    {
        var config = TestNetworks.Flat;
        using var backend = new ReferenceBackend();
        using var trainer = Create(backend, config, new TrainerOptions(), 8);
        var batch = TestNetworks.RandomBatch(config, 8, 1);
        trainer.Step(batch, 0);

        // At rate 0 nothing but the statistics changed, and the first batch replaced their start: both forms now agree on it.
        using var meter = new LossMeter(backend, config, 8);
        meter.Load(trainer.CurrentWeights());
        var totals = meter.Measure(batch);
        var report = trainer.Step(batch, 0);
        Assert.That(totals.MeanPolicyLoss, Is.EqualTo(report.PolicyLoss).Within(1e-4));
        Assert.That(totals.MeanValueLoss, Is.EqualTo(report.ValueLoss).Within(1e-4));
    }

    [Test]
    public void A_batch_of_numbers_out_of_range_is_reported_as_not_finite()
    {
        var config = TestNetworks.Flat;
        using var backend = new CpuBackend(1);
        using var trainer = Create(backend, config, new TrainerOptions(), 4);
        var batch = TestNetworks.RandomBatch(config, 4, 1);
        batch.Planes[0] = float.NaN;
        Assert.That(trainer.Step(batch, 0.1f).IsFinite, Is.False);
    }

    [TestCase(OptimizerKind.AdamW, OptimizerKind.Sgd)]
    [TestCase(OptimizerKind.Sgd, OptimizerKind.AdamW)]
    public void The_state_of_another_optimizer_is_refused(OptimizerKind saved, OptimizerKind loading)
    {
        using var backend = new ReferenceBackend();
        using var one = Create(backend, TestNetworks.Flat, new TrainerOptions { Optimizer = saved }, 2);
        using var other = Create(backend, TestNetworks.Flat, new TrainerOptions { Optimizer = loading }, 2);
        var state = one.Save();
        Assert.That(() => other.Load(state), Throws.TypeOf<InvalidDataException>().With.Message.Contains("input.weights'"));
    }

    [Test]
    public void The_memory_estimate_is_what_is_taken()
    {
        using var backend = new ReferenceBackend();
        foreach (var config in TestNetworks.All)
            foreach (var optimizer in Enum.GetValues<OptimizerKind>())
            {
                using var trainer = Create(backend, config, new TrainerOptions { Optimizer = optimizer }, 7);
                Assert.That(trainer.MemoryBytes, Is.EqualTo(MemoryEstimate.Training(config, 7, optimizer)), $"{config} with {optimizer}");
            }
    }

    private static LossReport FirstStep(TrainerOptions options, TrainingBatch batch)
    {
        using var backend = new ReferenceBackend();
        using var trainer = new Trainer(backend, TestNetworks.Trained(TestNetworks.Flat, 1), options, batch.MaxRows);
        return trainer.Step(batch, 0.1f);
    }

    /// <summary>One step at rate 0.1 from the same start; the length of the way that the learnt arrays went.</summary>
    private static (LossReport Report, double Length) StepLength(TrainerOptions options)
    {
        var config = TestNetworks.Flat;
        using var backend = new ReferenceBackend();
        var initial = TestNetworks.Trained(config, 1);
        using var trainer = new Trainer(backend, initial, options, 6);
        var report = trainer.Step(TestNetworks.RandomBatch(config, 6, 2), 0.1f);
        var after = trainer.CurrentWeights();
        var squares = 0.0;
        foreach (var spec in NetworkLayout.Of(config).Where(spec => spec.IsLearnt))
            squares += after[spec.Name].Zip(initial[spec.Name], (a, b) => ((double)a - b) * ((double)a - b)).Sum();
        return (report, Math.Sqrt(squares));
    }

    private static Trainer Create(IBackend backend, NetworkConfig config, TrainerOptions options, int rows) =>
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

    private static void AssertPlaysWhatItLearnt(IBackend backend, NetworkWeights weights, TrainingBatch batch)
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
