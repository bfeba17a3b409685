using SelfPlay.Arena.Protocols.Gtp;
using SelfPlay.Arena.Protocols.Timing;

namespace SelfPlay.Arena.Tests.Protocols;

public sealed class GtpTimeTests
{
    private const int NoLimit = -1;

    [Test]
    public void Absolute_time_runs_down_and_an_increment_comes_back()
    {
        var clock = new GtpClock(new GtpTimeSettings(Seconds(60)));
        clock.Spend(Seconds(10));
        Assert.That(clock.Control, Is.EqualTo(new TimeControl { Remaining = Seconds(50) }));
        clock = new GtpClock(new GtpTimeSettings(Seconds(60), Seconds(3)));
        clock.Spend(Seconds(10));
        Assert.That(clock.Control, Is.EqualTo(new TimeControl { Remaining = Seconds(53), Increment = Seconds(3) }));
    }

    [Test]
    public void Canadian_overtime_is_there_for_its_stones()
    {
        var clock = new GtpClock(new GtpTimeSettings(Seconds(10), default, Seconds(30), 3));
        Assert.That(clock.Control, Is.EqualTo(new TimeControl { Remaining = Seconds(40), Increment = Seconds(10) }));
        clock.Spend(Seconds(15));
        Assert.That(clock.Control, Is.EqualTo(new TimeControl { Remaining = Seconds(25), MovesToGo = 2 }));
        clock.Spend(Seconds(5));
        clock.Spend(Seconds(5));
        Assert.That(clock.Control, Is.EqualTo(new TimeControl { Remaining = Seconds(30), MovesToGo = 3 }), "the next period");
    }

    [Test]
    public void Japanese_overtime_gives_each_move_its_period_and_loses_those_that_ran_out()
    {
        var clock = new GtpClock(new GtpTimeSettings(default, default, Seconds(10), 1, 3));
        Assert.That(clock.Control, Is.EqualTo(new TimeControl { PerMove = Seconds(10) }));
        clock.Spend(Seconds(9));
        Assert.That(clock.Control, Is.EqualTo(new TimeControl { PerMove = Seconds(10) }));
        clock.Set(Seconds(4), 2);
        Assert.That(clock.Control, Is.EqualTo(new TimeControl { PerMove = Seconds(4) }));
        clock.Spend(Seconds(5));
        Assert.That(clock.Control, Is.EqualTo(new TimeControl { PerMove = Seconds(10) }));
    }

    [Test]
    public void What_the_controller_says_is_left_counts()
    {
        var clock = new GtpClock(new GtpTimeSettings(Seconds(60), default, Seconds(30), 5));
        clock.Set(Seconds(20), 0);
        Assert.That(clock.Control.Remaining, Is.EqualTo(Seconds(50)));
        clock.Set(Seconds(12), 4);
        Assert.That(clock.Control, Is.EqualTo(new TimeControl { Remaining = Seconds(12), MovesToGo = 4 }));
    }

    [Test]
    public void No_second_left_is_less_than_one_second_and_not_none()
    {
        var clock = new GtpClock(new GtpTimeSettings(Seconds(60)));
        clock.Set(TimeSpan.Zero, 0);
        Assert.That(clock.Control.Remaining, Is.EqualTo(Seconds(0.5)));
    }

    [TestCase("60 0 0", 60, 0, 1, 1)]
    [TestCase("60 30 5", 60, 30, 5, 1)]
    [TestCase("0 30 1", 0, 30, 1, 1)]
    [TestCase("0 1 0", NoLimit, 0, 0, 0)]
    [TestCase("0 0 0", NoLimit, 0, 0, 0)]
    public void Standard_settings_are_absolute_canadian_or_none(string words, int main, int period, int stones, int periods) =>
        Assert.That(GtpTimeSettings.ReadStandard(Arguments(words)), Is.EqualTo(Expected(main, period, stones, periods)));

    [TestCase("none", NoLimit, 0, 0, 0)]
    [TestCase("absolute 60", 60, 0, 1, 1)]
    [TestCase("byoyomi 60 10 3", 60, 10, 1, 3)]
    [TestCase("byoyomi 60 10 0", 60, 0, 1, 1)]
    [TestCase("canadian 60 30 5", 60, 30, 5, 1)]
    public void Settings_by_kind_are_those_of_kgs(string words, int main, int period, int stones, int periods) =>
        Assert.That(GtpTimeSettings.Read(Arguments(words)), Is.EqualTo(Expected(main, period, stones, periods)));

    [Test]
    public void A_fischer_clock_has_an_increment() =>
        Assert.That(GtpTimeSettings.Read(Arguments("fischer 60 2.5")), Is.EqualTo(new GtpTimeSettings(Seconds(60), Seconds(2.5))));

    [Test]
    public void Without_clock_or_orders_a_move_has_a_fixed_number_of_simulations()
    {
        var (nodes, budget) = GtpPlayer.Plan(GtpTalk.Usual with { Simulations = null }, new TimeControl());
        Assert.That((nodes, budget.IsLimited), Is.EqualTo((GtpSettings.UsualSimulations, false)));
    }

    [Test]
    public void A_clock_decides_unless_simulations_were_ordered_and_then_it_guards_them()
    {
        var control = new TimeControl { Remaining = Seconds(60) };
        var (nodes, budget) = GtpPlayer.Plan(GtpTalk.Usual with { Simulations = null }, control);
        Assert.That((nodes, budget.IsLimited, budget.IsFixed), Is.EqualTo((long.MaxValue, true, false)));
        (nodes, budget) = GtpPlayer.Plan(GtpTalk.Usual with { Simulations = 50 }, control);
        Assert.That((nodes, budget.IsLimited, budget.IsFixed), Is.EqualTo((50, true, true)));
    }

    [Test]
    public void The_most_time_for_a_move_holds_with_and_without_a_clock()
    {
        var settings = GtpTalk.Usual with { Simulations = null, MoveTime = Seconds(2), Overhead = Seconds(0.5) };
        Assert.That(GtpPlayer.Plan(settings, new TimeControl()).Budget.Hard, Is.EqualTo(Seconds(1.5)));
        Assert.That(GtpPlayer.Plan(settings, new TimeControl { PerMove = Seconds(10) }).Budget.Hard, Is.EqualTo(Seconds(1.5)));
        Assert.That(GtpPlayer.Plan(settings, new TimeControl { PerMove = Seconds(1) }).Budget.Hard, Is.EqualTo(Seconds(0.5)));
    }

    [Test]
    public void With_hardly_any_time_a_legal_move_is_played_all_the_same()
    {
        var talk = new GtpTalk { Settings = GtpTalk.Usual with { Simulations = null } };
        var answers = talk.Ask("time_settings 1 0 0", "time_left b 0 0", "genmove b", "genmove w", "time_settings 1 0 0", "kata-list_time_settings", "cputime");
        Assert.That(answers[2..4], Is.All.Match("^= [A-J][1-9]$"));
        Assert.That(answers[5], Is.EqualTo("= none absolute byoyomi canadian fischer"));
        Assert.That(answers[6], Does.Match(@"^= \d+\.\d{3}$"));
    }

    private static GtpTimeSettings? Expected(int main, int period, int stones, int periods) =>
        main == NoLimit ? null : new GtpTimeSettings(Seconds(main), default, Seconds(period), stones, periods);

    private static GtpArguments Arguments(string words) => new("time", "numbers", words.Split(' '));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
