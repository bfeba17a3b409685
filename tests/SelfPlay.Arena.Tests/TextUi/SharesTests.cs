using SelfPlay.Arena.TextUi;

namespace SelfPlay.Arena.Tests.TextUi;

public sealed class SharesTests
{
    [TestCase(100, new[] { 1.0, 1, 1 }, new[] { 34, 33, 33 })]
    [TestCase(100, new[] { 0.999, 0.0005, 0.0005 }, new[] { 100, 0, 0 })]
    [TestCase(40, new[] { 0.5, 0.0, 0.5 }, new[] { 20, 0, 20 })]
    [TestCase(0, new[] { 2.0, 3 }, new[] { 0, 0 })]
    public void Parts_sum_to_the_total_and_the_largest_remainders_get_more(int total, double[] shares, int[] parts) =>
        Assert.That(Shares.Round(shares, total), Is.EqualTo(parts));
}
