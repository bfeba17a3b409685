using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Cpu;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Models;

internal sealed class InferenceNetTests
{
    /// <summary>The shapes that the games use, small: 8x8 with planes for a policy, 6x7 with a short one, 9x9.</summary>
    private static readonly NetworkConfig[] Games =
    [
        new(8, 8, 13, 4096, new TowerConfig { Filters = 16, Blocks = 2, SqueezeChannels = 8 }),
        new(6, 7, 3, 7, new TowerConfig { Filters = 32, Blocks = 1 }),
        new(9, 9, 43, 2187, new TowerConfig { Filters = 33, Blocks = 1 }),
        .. TestNetworks.All,
    ];

    [TestCaseSource(nameof(Games))]
    public void A_position_has_the_same_bits_alone_and_in_any_batch(NetworkConfig config)
    {
        foreach (var threads in new[] { 1, 2 })
        {
            using var backend = new CpuBackend(threads);
            AssertSameAlone(backend, config);
        }

        if (config.PolicySize < 100)
        {
            using var reference = new ReferenceBackend();
            AssertSameAlone(reference, config);
        }
    }

    [TestCaseSource(nameof(Games))]
    public void Backends_and_numbers_of_threads_agree(NetworkConfig config)
    {
        var weights = TestNetworks.Trained(config, 2);
        var batch = TestNetworks.RandomBatch(config, 7, 3);
        using var reference = new ReferenceBackend();
        var expected = Evaluate(reference, weights, batch);
        using var one = new CpuBackend(1);
        var single = Evaluate(one, weights, batch);
        using var three = new CpuBackend(3);
        var several = Evaluate(three, weights, batch);

        Assert.That(single.Logits, Is.EqualTo(expected.Logits).Within(1e-3 * expected.Logits.Max(Math.Abs)));
        Assert.That(single.WinDrawLoss, Is.EqualTo(expected.WinDrawLoss).Within(1e-3));
        Assert.That(several.Logits, Is.EqualTo(single.Logits));
        Assert.That(several.WinDrawLoss, Is.EqualTo(single.WinDrawLoss));
    }

    [Test]
    public void A_batch_larger_than_goes_through_at_once_is_answered_row_by_row()
    {
        using var backend = new CpuBackend(1);
        var weights = TestNetworks.Trained(TestNetworks.Flat, 2);
        var batch = TestNetworks.RandomBatch(TestNetworks.Flat, (2 * backend.EntriesAtOnce) + 3, 3);
        using var net = new InferenceNet(backend, TestNetworks.Flat, batch.Rows);
        net.Load(weights);

        var whole = Evaluate(net, batch);

        float[] logits = new float[batch.Policy.Starts[batch.Rows]], winDrawLoss = new float[3];
        var size = TestNetworks.Flat.Cells * TestNetworks.Flat.Planes;
        for (var row = 0; row < batch.Rows; row++)
        {
            net.Evaluate(batch.Planes.AsSpan(row * size, size), 1, batch.Policy.Starts.AsSpan(row, 2), batch.Policy.Indices, logits, winDrawLoss);
            Assert.That(winDrawLoss, Is.EqualTo(whole.WinDrawLoss[(3 * row)..((3 * row) + 3)]), $"row {row}");
        }

        Assert.That(logits, Is.EqualTo(whole.Logits));
    }

    [Test]
    public void Probabilities_of_win_draw_and_loss_sum_to_one()
    {
        using var backend = new CpuBackend(1);
        var answer = Evaluate(backend, TestNetworks.Trained(TestNetworks.Flat, 4), TestNetworks.RandomBatch(TestNetworks.Flat, 6, 5));
        for (var row = 0; row < 6; row++)
            Assert.That(answer.WinDrawLoss.Skip(3 * row).Take(3).Sum(), Is.EqualTo(1).Within(1e-6));
    }

    [Test]
    public void An_untrained_network_has_a_nearly_uniform_policy_and_an_even_value()
    {
        using var backend = new CpuBackend(1);
        var config = Games[0];
        var answer = Evaluate(backend, NetworkWeights.Initial(config, 1), TestNetworks.RandomBatch(config, 4, 6));

        Assert.That(answer.Logits, Is.All.InRange(-1f, 1f));
        Assert.That(answer.WinDrawLoss, Is.All.EqualTo(1.0 / 3).Within(0.15));
    }

    [Test]
    public void New_weights_replace_old_ones_completely()
    {
        var config = TestNetworks.Flat;
        var batch = TestNetworks.RandomBatch(config, 4, 7);
        using var backend = new CpuBackend(1);
        using var net = new InferenceNet(backend, config, 4);
        net.Load(TestNetworks.Trained(config, 8));
        Evaluate(net, batch);
        net.Load(TestNetworks.Trained(config, 9));

        Assert.That(Evaluate(net, batch).Logits, Is.EqualTo(Evaluate(backend, TestNetworks.Trained(config, 9), batch).Logits));
    }

    [Test]
    public void Evaluation_allocates_nothing()
    {
        var config = Games[0];
        var batch = TestNetworks.RandomBatch(config, 8, 7);
        using var backend = new CpuBackend(1);
        using var net = new InferenceNet(backend, config, 8);
        net.Load(NetworkWeights.Initial(config, 1));
        float[] logits = new float[batch.Policy.Starts[8]], winDrawLoss = new float[24];
        for (var i = 0; i < 3; i++) Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Run() => net.Evaluate(batch.Planes, 8, batch.Policy.Starts, batch.Policy.Indices, logits, winDrawLoss);
    }

    [TestCaseSource(nameof(Games))]
    public void The_memory_estimate_is_what_is_taken(NetworkConfig config)
    {
        // The reference keeps weights as they are; a backend with a form of its own is asked for it.
        using var backend = new ReferenceBackend();
        using var net = new InferenceNet(backend, config, 5);
        Assert.That(net.MemoryBytes, Is.EqualTo(MemoryEstimate.Inference(config, 5)));
    }

    public static (float[] Logits, float[] WinDrawLoss) Evaluate(InferenceNet net, TrainingBatch batch)
    {
        float[] logits = new float[batch.Policy.Starts[batch.Rows]], winDrawLoss = new float[3 * batch.Rows];
        net.Evaluate(batch.Planes, batch.Rows, batch.Policy.Starts, batch.Policy.Indices, logits, winDrawLoss);
        return (logits, winDrawLoss);
    }

    private static (float[] Logits, float[] WinDrawLoss) Evaluate(IBackend backend, NetworkWeights weights, TrainingBatch batch)
    {
        using var net = new InferenceNet(backend, weights.Config, batch.Rows);
        net.Load(weights);
        return Evaluate(net, batch);
    }

    private static void AssertSameAlone(IBackend backend, NetworkConfig config)
    {
        const int Rows = 9;
        var batch = TestNetworks.RandomBatch(config, Rows, 10);
        using var net = new InferenceNet(backend, config, Rows);
        net.Load(TestNetworks.Trained(config, 11));
        var together = Evaluate(net, batch);
        var size = batch.PlaneSize;
        for (var row = 0; row < Rows; row++)
        {
            int start = batch.Policy.Starts[row], count = batch.Policy.Starts[row + 1] - start;
            float[] logits = new float[count], winDrawLoss = new float[3];
            net.Evaluate(
                batch.Planes.AsSpan(row * size, size), 1, [0, count], batch.Policy.Indices.AsSpan(start, count), logits, winDrawLoss);
            Assert.That(logits, Is.EqualTo(together.Logits.Skip(start).Take(count)), $"row {row}");
            Assert.That(winDrawLoss, Is.EqualTo(together.WinDrawLoss.Skip(3 * row).Take(3)), $"row {row}");
        }
    }
}
