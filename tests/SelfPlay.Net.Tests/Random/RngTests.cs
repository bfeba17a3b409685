using SelfPlay.Net.Random;

namespace SelfPlay.Net.Tests.Random;

public sealed class RngTests
{
    private const int Draws = 200_000;

    [Test]
    public void The_same_keys_give_the_same_numbers_and_any_other_key_others()
    {
        Assert.That(Enumerable.Repeat(0, 3).Select(_ => First(1, 2, 3)).Distinct().Count(), Is.EqualTo(1));
        ulong[][] keys = [[1, 2, 3], [1, 2, 4], [1, 3, 2], [2, 1, 3], [1, 2], [1], [], [0], [0, 0]];
        Assert.That(keys.Select(key => First(key)), Is.Unique);
    }

    [Test]
    public void Whole_numbers_stay_below_their_bound_and_are_alike_likely()
    {
        var rng = new Rng(1);
        var counts = new int[7];
        for (var i = 0; i < Draws; i++) counts[rng.Next(7)]++;
        Assert.That(counts, Is.All.EqualTo(Draws / 7.0).Within(5 * Math.Sqrt(Draws / 7.0)));
        Assert.That(rng.Next(1), Is.Zero);
    }

    [Test]
    public void Uniform_numbers_have_the_moments_of_theirs() =>
        Check((ref Rng rng) => rng.NextDouble(), mean: 0.5, variance: 1 / 12.0);

    [Test]
    public void Normal_numbers_have_the_moments_of_theirs() =>
        Check((ref Rng rng) => rng.NextNormal(), mean: 0, variance: 1);

    /// <summary>Mean: the Euler-Mascheroni constant.</summary>
    [Test]
    public void Gumbel_numbers_have_the_moments_of_theirs() =>
        Check((ref Rng rng) => rng.NextGumbel(), mean: 0.57721566, variance: Math.PI * Math.PI / 6);

    [TestCase(0.05)]
    [TestCase(0.3)]
    [TestCase(1)]
    [TestCase(10)]
    public void Gamma_numbers_have_the_moments_of_theirs(double shape) =>
        Check((ref Rng rng) => rng.NextGamma(shape), mean: shape, variance: shape);

    private delegate double Draw(ref Rng rng);

    /// <summary>The mean within five of its standard errors, the variance within five hundredths.</summary>
    private static void Check(Draw draw, double mean, double variance)
    {
        var rng = new Rng(42);
        double sum = 0, squares = 0;
        for (var i = 0; i < Draws; i++)
        {
            var x = draw(ref rng);
            sum += x;
            squares += (x - mean) * (x - mean);
        }

        Assert.That(sum / Draws, Is.EqualTo(mean).Within(5 * Math.Sqrt(variance / Draws)));
        Assert.That(squares / Draws, Is.EqualTo(variance).Within(5).Percent);
    }

    private static ulong First(params ulong[] keys) => new Rng(keys).NextUInt64();
}
