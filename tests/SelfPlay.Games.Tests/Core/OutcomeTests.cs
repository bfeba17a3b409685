using SelfPlay.Games.Core;

namespace SelfPlay.Games.Tests.Core;

public class OutcomeTests
{
    [TestCase(Outcome.FirstWins, Side.First, 1)]
    [TestCase(Outcome.FirstWins, Side.Second, -1)]
    [TestCase(Outcome.SecondWins, Side.First, -1)]
    [TestCase(Outcome.SecondWins, Side.Second, 1)]
    [TestCase(Outcome.Draw, Side.First, 0)]
    [TestCase(Outcome.Draw, Side.Second, 0)]
    [TestCase(Outcome.Ongoing, Side.First, 0)]
    public void An_outcome_is_worth_the_opposite_to_the_other_side(Outcome outcome, Side side, int value)
    {
        Assert.That(outcome.ValueFor(side), Is.EqualTo(value));
        Assert.That(outcome.ValueFor(side.Opponent()), Is.EqualTo(-value));
    }

    [Test]
    public void A_win_is_named_after_its_side() => Assert.Multiple(() =>
    {
        Assert.That(OutcomeExtensions.WinFor(Side.First), Is.EqualTo(Outcome.FirstWins));
        Assert.That(OutcomeExtensions.WinFor(Side.Second), Is.EqualTo(Outcome.SecondWins));
    });
}
