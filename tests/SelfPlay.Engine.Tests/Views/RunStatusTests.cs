using SelfPlay.Engine.Run;
using SelfPlay.Engine.Views;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Views;

public sealed class RunStatusTests
{
    private readonly ManualTime _time = new();

    [Test]
    public void Nothing_is_promised_before_the_first_game_ends()
    {
        var status = new RunStatus(_time);
        status.Started(Reports.Start());
        status.Generating(new GenerationProgress(1, 0, 64, 100, 10, TimeSpan.FromSeconds(5)));
        Assert.That(status.GenerationRemaining(), Is.Null);
        Assert.That(status.RunRemaining(), Is.Null);
    }

    [Test]
    public void Games_left_take_as_long_as_games_done_and_fit_and_rating_as_long_as_usual()
    {
        var status = new RunStatus(_time);
        status.Started(Reports.Start(true, Reports.Generation(1), Reports.Generation(2)));
        status.Generating(new GenerationProgress(3, 16, 64, 100, 10, TimeSpan.FromSeconds(2)));
        Assert.That(status.GenerationRemaining(), Is.EqualTo(TimeSpan.FromSeconds(6 + 2 + 0.5)));
        Assert.That(status.RunRemaining(), Is.EqualTo(TimeSpan.FromSeconds(8.5 + (7 * 10.5))));
    }

    [Test]
    public void A_fit_is_timed_from_its_first_report()
    {
        var status = new RunStatus(_time);
        status.Started(Reports.Start());
        status.Fitting(new FitProgress(1, 0, 40, 0, 0, 0));
        _time.Advance(TimeSpan.FromSeconds(3));
        status.Fitting(new FitProgress(1, 10, 40, 0, 0, 0));
        Assert.That(status.GenerationRemaining(), Is.EqualTo(TimeSpan.FromSeconds(9)));
    }

    [Test]
    public void Only_the_last_warnings_are_kept()
    {
        var status = new RunStatus(_time);
        foreach (var warning in new[] { "a", "b", "c", "d" }) status.Warned(warning);
        Assert.That(status.Warnings, Is.EqualTo(new[] { "b", "c", "d" }));
    }
}
