using SelfPlay.Engine.Views;

namespace SelfPlay.Engine.Tests.Views;

public sealed class SparklineTests
{
    [Test]
    public void The_lowest_value_has_the_lowest_block_and_the_highest_the_highest() =>
        Assert.That(Sparkline.Of([0, 1, 2, 3, 4, 5, 6, 7], 8), Is.EqualTo("▁▂▃▄▅▆▇█"));

    [Test]
    public void Few_values_take_few_characters() => Assert.That(Sparkline.Of([2, 1], 40), Is.EqualTo("█▁"));

    [Test]
    public void Values_that_do_not_fit_are_joined_to_means() => Assert.That(Sparkline.Of([9, 7, 1, 1, 4, 6], 3), Is.EqualTo("█▁▅"));

    [Test]
    public void A_flat_curve_runs_along_the_bottom() => Assert.That(Sparkline.Of([3, 3, 3], 5), Is.EqualTo("▁▁▁"));

    [Test]
    public void What_is_not_a_number_leaves_a_gap() => Assert.That(Sparkline.Of([1, double.NaN, 2], 5), Is.EqualTo("▁ █"));

    [Test]
    public void No_values_or_no_room_give_nothing()
    {
        Assert.That(Sparkline.Of([], 5), Is.Empty);
        Assert.That(Sparkline.Of([1, 2], 0), Is.Empty);
    }
}
