using SelfPlay.Net.Tensors;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Backends;

internal abstract partial class BackendTests
{
    [TestCase(1, 9, 1)]
    [TestCase(7, 7, 2)]
    [TestCase(9, 2187, 3)]
    [TestCase(33, 4096, 4)]
    public void Policy_loss_agrees_with_the_reference(int rows, int policySize, int seed) =>
        Compare((ulong)seed, scene => PolicyLoss(scene, rows, policySize, 1));

    [Test]
    public void Policy_loss_of_huge_logits_is_finite() => Compare(30, scene => PolicyLoss(scene, 5, 200, 1000));

    [TestCase(1)]
    [TestCase(9)]
    [TestCase(130)]
    public void Value_and_squared_losses_agree_with_the_reference(int rows) => Compare(31, scene => ValueLosses(scene, rows));

    [Test]
    public void Losses_have_the_same_bits_for_any_number_of_threads()
    {
        AssertSameForAnyThreads(32, scene => PolicyLoss(scene, 130, 500, 1));
        AssertSameForAnyThreads(33, scene => ValueLosses(scene, 130));
    }

    [Test]
    public void Gather_brings_the_values_at_the_indices()
    {
        var scene = new Scene(_tested, 34);
        var buffer = scene.Random(1000);
        var values = Scene.Read(buffer);
        int[] indices = [999, 0, 17, 17, 500];
        var result = new float[indices.Length];
        _tested.Gather(buffer, indices, result);
        Assert.That(result, Is.EqualTo(indices.Select(i => values[i])));
    }

    private static float[][] PolicyLoss(Scene scene, int rows, int policySize, float spread)
    {
        var logits = scene.Output(Shape.Vector(rows, policySize));
        logits.Buffer.Write(Array.ConvertAll(scene.Normal(logits.Shape.Length), value => spread * value));
        var targets = RandomPolicyTargets(scene, rows, policySize);
        var dLogits = scene.Output(logits.Shape);
        var losses = new float[rows];
        scene.Backend.PolicyLoss(logits, targets, 0.25f, dLogits, losses);
        return [Scene.Read(dLogits), losses];
    }

    /// <summary>Rows with one legal move, with some, with all; every third row has weight 0, every fourth a one-hot target.</summary>
    private static PolicyTargets RandomPolicyTargets(Scene scene, int rows, int policySize)
    {
        var targets = new PolicyTargets(rows, rows * policySize) { Rows = rows };
        for (var row = 0; row < rows; row++)
        {
            var start = targets.Starts[row];
            var stride = (row % 3) switch { 0 => 1 + scene.Draw(5), 1 => 1, _ => policySize };
            var end = start;
            for (var index = policySize - 1; index >= 0; index -= stride) targets.Indices[end++] = index;
            targets.Starts[row + 1] = end;
            targets.Weights[row] = row % 3 == 1 ? 0 : 0.5f + row;
            var entries = targets.Probabilities.AsSpan(start, end - start);
            if (row % 4 == 0) entries[scene.Draw(entries.Length)] = 1;
            else entries.Fill(1f / entries.Length);
        }

        return targets;
    }

    private static float[][] ValueLosses(Scene scene, int rows)
    {
        var logits = scene.Random(Shape.Vector(rows, ValueTargets.Classes));
        var targets = new ValueTargets(rows) { Rows = rows };
        for (var row = 0; row < rows; row++)
        {
            targets.Weights[row] = row % 3;
            targets.WinDrawLoss[(3 * row) + (row % 3)] = 0.75f;
            targets.WinDrawLoss[(3 * row) + ((row + 1) % 3)] = 0.25f;
        }

        var dLogits = scene.Output(logits.Shape);
        var losses = new float[rows];
        scene.Backend.ValueLoss(logits, targets, 0.5f, dLogits, losses);
        var squared = new float[rows];
        var dSquared = scene.Output(logits.Shape);
        scene.Backend.SquaredLoss(logits, scene.Random(logits.Shape), 0.5f, dSquared, squared);
        return [Scene.Read(dLogits), losses, Scene.Read(dSquared), squared];
    }
}
