using SelfPlay.Engine.Benchmarks;

namespace SelfPlay.Engine.Tests.Benchmarks;

public sealed class SpreadTests
{
    [TestCase(new[] { 3.0, 1, 2 }, 2, 1, 3)]
    [TestCase(new[] { 4.0, 1, 2, 100 }, 3, 1, 100)]
    [TestCase(new[] { 7.0 }, 7, 7, 7)]
    public void Is_the_median_the_least_and_the_most(double[] values, double median, double least, double most)
    {
        Assert.That(Spread.Of(values), Is.EqualTo(new Spread(median, least, most)));
    }
}
