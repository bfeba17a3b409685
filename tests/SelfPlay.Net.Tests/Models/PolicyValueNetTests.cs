using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tensors;
using SelfPlay.Net.Tests.Backends;
using SelfPlay.Net.Tests.Layers;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Models;

internal sealed class PolicyValueNetTests
{
    private const int Rows = 5;

    [TestCaseSource(typeof(TestNetworks), nameof(TestNetworks.All))]
    public void Gradients_of_the_whole_network_are_slopes(NetworkConfig config)
    {
        using var backend = new ReferenceBackend();
        using var net = new PolicyValueNet(backend, config, Rows);
        net.Values.Write(FarFromKinks(TestNetworks.Trained(config, 1)).Arrays);
        var batch = TestNetworks.RandomBatch(config, Rows, 2);
        net.Planes.Buffer.Write(batch.Planes);
        Loss(backend, net, batch);
        net.Backward(Rows);
        var gradients = net.Gradients.Read();

        for (var i = 0; i < gradients.Length; i++)
        {
            var name = gradients[i].Name;
            GradientCheck.Check(name, net.Values[name], gradients[i].Values.Length, gradients[i].Values, () => Loss(backend, net, batch));
        }
    }

    [TestCaseSource(typeof(TestNetworks), nameof(TestNetworks.All))]
    public void Training_form_equals_playing_form_while_renormalization_is_within_its_limits(NetworkConfig config)
    {
        using var backend = new ReferenceBackend();
        using var net = new PolicyValueNet(backend, config, Rows);
        using var playing = new InferenceNet(backend, config, Rows);
        var weights = TestNetworks.Trained(config, 3);
        net.Values.Write(weights.Arrays);
        playing.Load(weights);
        var batch = TestNetworks.RandomBatch(config, Rows, 4);
        net.Planes.Buffer.Write(batch.Planes);
        var (policy, value) = net.Forward(Rows, new NormalizationStep(0.01f, 1e4f, 1e4f));

        var answer = InferenceNetTests.Evaluate(playing, batch);
        var (logits, winDrawLoss) = (Scene.Read(policy), Scene.Read(value));
        for (var row = 0; row < Rows; row++)
            for (var i = batch.Policy.Starts[row]; i < batch.Policy.Starts[row + 1]; i++)
                Assert.That(answer.Logits[i], Is.EqualTo(logits[(row * config.PolicySize) + batch.Policy.Indices[i]]).Within(1e-4));
        Assert.That(answer.WinDrawLoss, Is.EqualTo(Softmax(winDrawLoss)).Within(1e-4));
    }

    [Test]
    public void A_batch_smaller_than_the_largest_leaves_no_trace_of_an_earlier_one()
    {
        var config = TestNetworks.Flat;
        using var backend = new ReferenceBackend();
        using var used = new PolicyValueNet(backend, config, 9);
        using var fresh = new PolicyValueNet(backend, config, 3);
        foreach (var net in new[] { used, fresh }) net.Values.Write(TestNetworks.Trained(config, 1).Arrays);
        var large = TestNetworks.RandomBatch(config, 9, 5);
        used.Planes.Buffer.Write(large.Planes);
        Loss(backend, used, large);
        used.Backward(9);
        used.Values.Write(TestNetworks.Trained(config, 1).Arrays);

        var small = TestNetworks.RandomBatch(config, 3, 6);
        foreach (var net in new[] { used, fresh })
        {
            net.Planes.Buffer.Write(small.Planes);
            Loss(backend, net, small);
            net.Backward(3);
        }

        Assert.That(used.Gradients.Read().Select(array => array.Values), Is.EqualTo(fresh.Gradients.Read().Select(array => array.Values)));
    }

    /// <summary>Shifts what ReLU sees away from zero, two channels of three to the open side: with hundreds of kinks in reach no slope would be one.</summary>
    private static NetworkWeights FarFromKinks(NetworkWeights weights)
    {
        foreach (var spec in NetworkLayout.Of(weights.Config).Where(spec => spec.Kind == ArrayKind.Shift))
        {
            var shift = weights[spec.Name];
            for (var i = 0; i < shift.Length; i++) shift[i] = i % 3 == 2 ? -1.5f : 2.5f;
        }

        return weights;
    }

    /// <summary>Plain batch norm: with r = 1 and d = 0 the gradient is the slope.</summary>
    private static double Loss(ReferenceBackend backend, PolicyValueNet net, TrainingBatch batch)
    {
        var rows = batch.Rows;
        var (policy, value) = net.Forward(rows, new NormalizationStep(0.1f, 1, 0));
        float[] policyLosses = new float[rows], valueLosses = new float[rows];
        backend.PolicyLoss(policy, batch.Policy, 0.5f, net.PolicyGradient.WithBatch(rows), policyLosses);
        backend.ValueLoss(value, batch.Value, 2, net.ValueGradient.WithBatch(rows), valueLosses);
        var loss = 0.0;
        for (var row = 0; row < rows; row++)
            loss += (0.5 * batch.Policy.Weights[row] * policyLosses[row]) + (2.0 * batch.Value.Weights[row] * valueLosses[row]);
        return loss;
    }

    private static float[] Softmax(float[] logits)
    {
        var result = new float[logits.Length];
        for (var row = 0; row < logits.Length; row += 3)
        {
            var total = logits.Skip(row).Take(3).Sum(logit => Math.Exp(logit));
            for (var i = row; i < row + 3; i++) result[i] = (float)(Math.Exp(logits[i]) / total);
        }

        return result;
    }
}
