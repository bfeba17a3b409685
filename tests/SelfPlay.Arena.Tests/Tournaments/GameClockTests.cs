using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;
using SelfPlay.Net.Random;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests.Tournaments;

[TestFixture]
internal sealed class GameClockTests
{
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromSeconds(5);

    [Test]
    public void A_move_takes_its_time_and_gains_the_increment()
    {
        var clock = new GameClock(Clock(10, 1), Clock(10, 1), Margin, Patience);
        Assert.That(clock.Spend(Side.First, TimeSpan.FromSeconds(3)), Is.True);
        Assert.That((clock.Left(Side.First).TotalSeconds, clock.Left(Side.Second).TotalSeconds), Is.EqualTo((8, 10)));
        Assert.That(clock.TimeOf(Side.Second).Clock!.Value.First.TotalSeconds, Is.EqualTo(8));
        Assert.That(clock.TimeOf(Side.First).Deadline.TotalSeconds, Is.EqualTo(8 + 5));
    }

    [TestCase(1.05, true)]
    [TestCase(1.06, false)]
    public void The_flag_falls_beyond_the_margin(double seconds, bool isInTime) =>
        Assert.That(new GameClock(Clock(1, 0), Clock(1, 0), Margin, Patience).Spend(Side.First, TimeSpan.FromSeconds(seconds)), Is.EqualTo(isInTime));

    [Test]
    public void Time_of_the_margin_is_not_given_twice()
    {
        var clock = new GameClock(Clock(1, 0), Clock(1, 0), Margin, Patience);
        Assert.That(clock.Spend(Side.First, TimeSpan.FromSeconds(1.04)), Is.True);
        Assert.That(clock.Left(Side.First), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Who_has_no_clock_has_all_the_time_there_is()
    {
        var clock = new GameClock(new PlayerBudget { Simulations = 5 }, Clock(60, 2), Margin, Patience);
        Assert.That(clock.Spend(Side.First, TimeSpan.FromHours(1)), Is.True);
        var told = clock.TimeOf(Side.Second).Clock!.Value;
        Assert.That((told.First.TotalSeconds, told.FirstIncrement.TotalSeconds), Is.EqualTo((60, 2)), "shown as one that has the other's");
    }

    [Test]
    public void Players_in_step_share_the_time_of_their_moves()
    {
        var time = new ManualTime();
        var player = new TimedPlayer<TicTacToePosition>(new Sleeper(time), time);
        var choices = new Choice[4];
        var line = new Line<TicTacToePosition>(TicTacToePosition.Initial, 9);
        player.ChooseMoves([line, line, line, line], choices, new Rng[4]);
        Assert.That(choices.Select(choice => choice.Time.TotalSeconds), Is.All.EqualTo(0.5));
    }

    private static PlayerBudget Clock(double seconds, double increment) =>
        new() { Clock = TimeSpan.FromSeconds(seconds), Increment = TimeSpan.FromSeconds(increment) };

    /// <summary>Needs two seconds for whatever it is asked.</summary>
    private sealed class Sleeper(ManualTime time) : IPlayer<TicTacToePosition>
    {
        public void ChooseMoves(IReadOnlyList<Line<TicTacToePosition>> lines, Span<Choice> choices, Span<Rng> rngs) => time.Advance(TimeSpan.FromSeconds(2));
    }
}
