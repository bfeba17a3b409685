using SelfPlay.Arena.Protocols.Timing;
using SelfPlay.Engine.Analysis;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Tests.Protocols;

public sealed class TimeBudgetTests
{
    private static readonly TimeSpan Overhead = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan NoBatch = TimeSpan.Zero;

    [Test]
    public void Over_many_clocks_the_hard_limit_leaves_the_overhead_and_nothing_is_negative()
    {
        foreach (var (time, overhead) in RandomClocks(20_000))
        {
            var budget = TimeBudget.For(time, overhead);
            var left = time.Remaining!.Value + time.Byoyomi;
            var least = (0.05 * time.Remaining.Value) + (time.Byoyomi / 2); // with hardly any time a look is worth the risk
            var usable = left - overhead > least ? left - overhead : least;
            Assert.That(budget.Target, Is.GreaterThanOrEqualTo(TimeSpan.Zero), $"{time} {budget}");
            Assert.That(budget.Longest, Is.GreaterThanOrEqualTo(budget.Target), $"{time} {budget}");
            Assert.That(budget.Hard, Is.GreaterThanOrEqualTo(budget.Longest), $"{time} {budget}");
            Assert.That(budget.Hard, Is.LessThanOrEqualTo(usable).And.LessThan(left), $"{time} {budget}");
        }
    }

    [Test]
    public void A_game_in_which_every_move_takes_its_hard_limit_and_most_of_the_overhead_is_not_lost_on_time()
    {
        var time = Clock(1000, 10);
        for (var move = 0; move < 500; move++)
        {
            var budget = TimeBudget.For(time, Overhead);
            var lost = time.Remaining!.Value > 2 * Overhead ? 0.9 * Overhead : TimeSpan.FromMilliseconds(2);
            time = time with { Remaining = time.Remaining - budget.Hard - lost };
            Assert.That(time.Remaining, Is.GreaterThan(TimeSpan.Zero), $"move {move + 1}");
            time = time with { Remaining = time.Remaining + time.Increment };
        }
    }

    [Test]
    public void Moves_to_go_are_all_made_in_the_time_given([Values(1, 2, 5, 40, 100)] int moves)
    {
        var time = Clock(60_000, 0) with { MovesToGo = moves };
        for (; time.MovesToGo > 0; time = time with { MovesToGo = time.MovesToGo - 1 })
        {
            time = time with { Remaining = time.Remaining - TimeBudget.For(time, Overhead).Longest };
            Assert.That(time.Remaining, Is.GreaterThan(Overhead / 2));
        }
    }

    [Test]
    public void The_last_move_before_more_time_may_use_nearly_all_of_it()
    {
        var budget = TimeBudget.For(Clock(10_000, 0) with { MovesToGo = 1 }, Overhead);
        Assert.That(budget.Target, Is.GreaterThan(TimeSpan.FromSeconds(9)));
    }

    [Test]
    public void An_increment_is_used_and_a_larger_clock_gives_more_time()
    {
        Assert.That(TimeBudget.For(Clock(60_000, 1000), Overhead).Target, Is.GreaterThan(TimeBudget.For(Clock(60_000, 0), Overhead).Target + TimeSpan.FromMilliseconds(700)));
        Assert.That(TimeBudget.For(Clock(120_000, 0), Overhead).Target, Is.GreaterThan(TimeBudget.For(Clock(60_000, 0), Overhead).Target));
    }

    [TestCase(1000, 950)]
    [TestCase(60, 30)]
    [TestCase(0, 0)]
    [TestCase(-5, 0)]
    public void Time_for_one_move_is_used_up_less_the_overhead_but_for_half_of_it_at_least(int given, int used)
    {
        var budget = TimeBudget.For(new TimeControl { PerMove = Milliseconds(given) }, Overhead);
        Assert.That(budget, Is.EqualTo(new TimeBudget(Milliseconds(used), Milliseconds(used), Milliseconds(used), true)));
    }

    [Test]
    public void The_clock_limits_the_time_for_one_move()
    {
        var budget = TimeBudget.For(Clock(1000, 0) with { PerMove = Milliseconds(5000) }, Overhead);
        Assert.That(budget.Hard, Is.LessThan(Milliseconds(950)));
    }

    [TestCase(0, 1000, 950, 950)]
    [TestCase(0, 60, 30, 30)]
    [TestCase(60_000, 1000, 1950, 30_950)]
    [TestCase(300, 10_000, 9950, 10_100)]
    public void Byoyomi_is_used_up_and_the_clock_beside_it_shared_out(int remaining, int byoyomi, int least, int most)
    {
        var budget = TimeBudget.For(Clock(remaining, 0) with { Byoyomi = Milliseconds(byoyomi) }, Overhead);
        Assert.That(budget.Target, Is.GreaterThanOrEqualTo(Milliseconds(least)));
        Assert.That(budget.Hard, Is.GreaterThanOrEqualTo(budget.Longest).And.LessThanOrEqualTo(Milliseconds(most)));
        Assert.That(budget.Longest, Is.GreaterThanOrEqualTo(budget.Target));
    }

    [Test]
    public void Without_any_limit_nothing_is_ever_over()
    {
        var budget = TimeBudget.For(new TimeControl(), Overhead);
        Assert.That(budget.IsLimited, Is.False);
        Assert.That(budget.IsOver(TimeSpan.FromDays(1), NoBatch, 1000, new AnalysisProgress(9, 9, 9, 0)), Is.False);
    }

    [Test]
    public void A_move_that_cannot_be_overtaken_is_played_at_once()
    {
        var budget = TimeBudget.For(Clock(60_000, 0), Overhead);
        var decided = new AnalysisProgress(10_000, 10_000, 9_900, 10);
        Assert.That(budget.IsOver(Milliseconds(100), NoBatch, 1000, decided), Is.True);
        Assert.That(budget.IsOver(Milliseconds(100), NoBatch, 100_000, decided), Is.False, "a fast search could still overtake it");
        Assert.That(budget.AsGuard().IsOver(Milliseconds(100), NoBatch, 1000, decided), Is.False, "a guard saves no time");
    }

    [Test]
    public void An_unclear_choice_gets_more_time_than_a_clear_one()
    {
        var budget = TimeBudget.For(Clock(60_000, 0), Overhead);
        var late = budget.Target + Milliseconds(100);
        Assert.That(budget.IsOver(late, NoBatch, 1e9, new AnalysisProgress(1000, 1000, 800, 100)), Is.True);
        Assert.That(budget.IsOver(late, NoBatch, 1e9, new AnalysisProgress(1000, 1000, 500, 499)), Is.False);
        Assert.That(budget.IsOver(budget.Longest, NoBatch, 1e9, new AnalysisProgress(1000, 1000, 500, 500)), Is.True);
    }

    [Test]
    public void A_batch_that_would_end_beyond_the_hard_limit_is_not_begun()
    {
        var budget = TimeBudget.For(Clock(60_000, 0), Overhead).AsGuard();
        var open = new AnalysisProgress(1000, 1000, 500, 500);
        Assert.That(budget.IsOver(budget.Hard - Milliseconds(20), Milliseconds(10), 1000, open), Is.False);
        Assert.That(budget.IsOver(budget.Hard - Milliseconds(20), Milliseconds(30), 1000, open), Is.True);
    }

    private static IEnumerable<(TimeControl Time, TimeSpan Overhead)> RandomClocks(int count)
    {
        var rng = new Rng(7);
        for (var i = 0; i < count; i++)
        {
            var remaining = Math.Pow(10, 7 * rng.NextDouble());
            var increment = rng.Next(2) == 0 ? 0 : Math.Pow(10, 4 * rng.NextDouble());
            int? movesToGo = rng.Next(2) == 0 ? null : 1 + rng.Next(100);
            var byoyomi = Milliseconds(rng.Next(3) == 0 ? Math.Pow(10, 4 * rng.NextDouble()) : 0);
            yield return (Clock(remaining, increment) with { MovesToGo = movesToGo, Byoyomi = byoyomi }, Milliseconds(rng.Next(300)));
        }
    }

    private static TimeControl Clock(double remaining, double increment) =>
        new() { Remaining = Milliseconds(remaining), Increment = Milliseconds(increment) };

    private static TimeSpan Milliseconds(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
