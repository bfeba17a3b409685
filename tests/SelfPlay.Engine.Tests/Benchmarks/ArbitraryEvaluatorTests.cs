using SelfPlay.Engine.Benchmarks;
using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Engine.Tests.Benchmarks;

public sealed class ArbitraryEvaluatorTests
{
    [Test]
    public void Gives_probabilities_and_logits_that_follow_from_the_planes_alone()
    {
        var batch = new EvaluationBatch(capacity: 3, planeSize: 27, maxMoves: 2) { Count = 3 };
        for (var row = 0; row < 3; row++)
        {
            batch.Starts[row + 1] = 2 * (row + 1);
            batch.Indices[(2 * row) + 1] = 5;
        }

        batch.Planes[26] = batch.Planes[27 + 26] = 1; // the first two positions are the same
        new ArbitraryEvaluator().Evaluate(batch);
        Assert.Multiple(() =>
        {
            Assert.That(batch.WinDrawLoss, Has.All.InRange(0, 1));
            for (var row = 0; row < 3; row++) Assert.That(batch.WinDrawLoss[(3 * row)..(3 * (row + 1))].Sum(), Is.EqualTo(1).Within(1e-6));
            Assert.That(batch.Logits[..6], Has.All.InRange(0, 3));
            Assert.That(batch.Logits[2..4], Is.EqualTo(batch.Logits[..2]));
            Assert.That(batch.WinDrawLoss[3..6], Is.EqualTo(batch.WinDrawLoss[..3]));
            Assert.That(batch.Logits[4..6], Is.Not.EqualTo(batch.Logits[..2]), "the last plane counts too");
            Assert.That(batch.Logits[0], Is.Not.EqualTo(batch.Logits[1]));
        });
    }
}
