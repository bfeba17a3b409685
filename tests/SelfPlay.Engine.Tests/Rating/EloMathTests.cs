using SelfPlay.Engine.Rating;

namespace SelfPlay.Engine.Tests.Rating;

public sealed class EloMathTests
{
    [TestCase(0.5, 100, 0)]
    [TestCase(10.0 / 11, 1000, 400)] // odds of ten to one
    [TestCase(0.64, 100, 99.95)]
    public void A_score_is_a_difference_by_the_logistic_curve(double score, int games, double difference) =>
        Assert.That(EloMath.Difference(score, games), Is.EqualTo(difference).Within(0.05));

    [Test]
    public void A_clean_sweep_counts_half_a_game_less() =>
        Assert.That(EloMath.Difference(1, 10), Is.EqualTo(EloMath.Difference(0.95, 10)));

    [Test]
    public void Both_sides_of_a_match_see_the_same_difference() =>
        Assert.That(EloMath.Difference(0, 40), Is.EqualTo(-EloMath.Difference(1, 40)).Within(1e-9));
}
