using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tests.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Training;

internal sealed class LossMeterTests
{
    private static readonly NetworkConfig Config = TestNetworks.Flat;

    private readonly ReferenceBackend _backend = new();

    [OneTimeTearDown]
    public void DisposeBackend() => _backend.Dispose();

    [Test]
    public void Losses_are_the_cross_entropies_of_what_the_playing_network_answers()
    {
        var weights = TestNetworks.Trained(Config, 1);
        var batch = TestNetworks.RandomBatch(Config, 6, 2);
        using var net = new InferenceNet(_backend, Config, 6);
        net.Load(weights);
        var answer = InferenceNetTests.Evaluate(net, batch);
        double policy = 0, value = 0;
        for (var row = 0; row < 6; row++)
        {
            var entries = Enumerable.Range(batch.Policy.Starts[row], batch.Policy.Starts[row + 1] - batch.Policy.Starts[row]).ToArray();
            var total = entries.Sum(i => Math.Exp(answer.Logits[i]));
            policy -= batch.Policy.Weights[row] * entries.Sum(i => batch.Policy.Probabilities[i] * Math.Log(Math.Exp(answer.Logits[i]) / total));
            value -= batch.Value.Weights[row]
                * Enumerable.Range(3 * row, 3).Sum(i => batch.Value.WinDrawLoss[i] * Math.Log(answer.WinDrawLoss[i]));
        }

        var totals = Measure(weights, batch);
        Assert.That(totals.MeanPolicyLoss, Is.EqualTo(policy / batch.Policy.Weights.Sum()).Within(1e-5));
        Assert.That(totals.MeanValueLoss, Is.EqualTo(value / batch.Value.Weights.Sum()).Within(1e-5));
    }

    [Test]
    public void Batches_add_up()
    {
        var weights = TestNetworks.Trained(Config, 1);
        var first = Measure(weights, TestNetworks.RandomBatch(Config, 3, 2));
        var second = Measure(weights, TestNetworks.RandomBatch(Config, 5, 3));
        var sum = first + second;

        Assert.That(sum.MeanPolicyLoss * sum.PolicyWeight, Is.EqualTo(first.PolicyLoss + second.PolicyLoss).Within(1e-9));
        Assert.That(sum.Accuracy, Is.InRange(0, 1));
    }

    [Test]
    public void Rows_of_weight_zero_count_for_nothing()
    {
        var batch = TestNetworks.RandomBatch(Config, 3, 2);
        Array.Clear(batch.Policy.Weights);
        Array.Clear(batch.Value.Weights);
        var totals = Measure(TestNetworks.Trained(Config, 1), batch);

        Assert.That(totals, Is.EqualTo(new LossTotals()));
        Assert.That(totals.MeanPolicyLoss, Is.Zero);
    }

    private LossTotals Measure(NetworkWeights weights, TrainingBatch batch)
    {
        using var meter = new LossMeter(_backend, Config, 8);
        meter.Load(weights);
        return meter.Measure(batch);
    }
}
