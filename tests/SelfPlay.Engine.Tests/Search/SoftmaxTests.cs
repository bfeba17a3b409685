using SelfPlay.Engine.Search;

namespace SelfPlay.Engine.Tests.Search;

[TestFixture]
internal sealed class SoftmaxTests
{
    [TestCase(1)]
    [TestCase(7)]
    [TestCase(8)]
    [TestCase(35)]
    public void Probabilities_are_exponentials_over_their_sum(int count)
    {
        var logits = Enumerable.Range(0, count).Select(i => (float)Math.Sin(i) * 5).ToArray();
        var probabilities = new float[count];
        Softmax.Write(logits, probabilities);
        var sum = logits.Sum(logit => Math.Exp(logit));
        Assert.That(probabilities, Is.EqualTo(logits.Select(logit => (float)(Math.Exp(logit) / sum))).Within(1e-6));
    }

    [Test]
    public void Equal_logits_get_equal_bits_wherever_they_stand()
    {
        var logits = Enumerable.Range(0, 19).Select(i => i % 2 == 0 ? 0.3f : -1.7f).ToArray();
        var probabilities = new float[19];
        Softmax.Write(logits, probabilities);
        Assert.That(probabilities.Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public void Huge_logits_do_not_overflow()
    {
        var probabilities = new float[3];
        Softmax.Write([1e30f, 1e30f, -1e30f], probabilities);
        Assert.That(probabilities, Is.EqualTo(new[] { 0.5f, 0.5f, 0f }));
    }
}
