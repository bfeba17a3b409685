using SelfPlay.Engine.Run;
using SelfPlay.Engine.Views;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Views;

public sealed class RunScreenTests
{
    [Test]
    public void The_screen_shows_facts_progress_curves_strength_and_warnings()
    {
        var screen = Draw(Busy(), 100);
        Assert.That(screen, Does.Contain("chess (tiny)").And.Contain("cpu (AVX2, 2 threads)").And.Contain("16/64 games").And.Contain("3/10")
            .And.Contain("policy loss").And.Contain("█▁ 1.5000").And.Contain("+168 ±55").And.Contain("92.0%").And.Contain("warning: a shard was cut [at 7]"));
    }

    [Test]
    public void It_fits_terminals_of_any_width([Values(20, 40, 80, 200)] int width) =>
        Assert.That(Draw(Busy(), width).Split('\n').Select(line => line.Length), Has.All.LessThanOrEqualTo(width));

    [Test]
    public void A_run_that_only_began_can_be_drawn()
    {
        var status = new RunStatus(new ManualTime());
        Assert.That(() => Draw(status, 80), Throws.Nothing);
        status.Started(Reports.Start());
        Assert.That(Draw(status, 80), Does.Contain("123,456"));
    }

    [Test]
    public void The_live_view_draws_to_the_end_and_gives_the_terminal_back()
    {
        using var output = new StringWriter();
        using (var view = new LiveRunView(Terminals.Of(output, 80), new ManualTime()))
        {
            view.Started(Reports.Start());
            view.Finished(Reports.Generation(1));
            view.Ended(new RunEnd(RunEndReason.Completed, "runs/x", 1, TimeSpan.FromSeconds(65)));
        }

        Assert.That(output.ToString(), Does.Contain("3.0000").And.Contain("completed with generation 1"));
    }

    private static RunStatus Busy()
    {
        var status = new RunStatus(new ManualTime());
        status.Started(Reports.Start(true, Reports.Generation(1), Reports.Generation(2, Reports.Rating())));
        status.Generating(new GenerationProgress(3, 16, 64, 100, 10, TimeSpan.FromSeconds(2)));
        status.Warned("a shard was cut [at 7]");
        return status;
    }

    private static string Draw(RunStatus status, int width) => Terminals.Draw(RunScreen.Draw(status, width), width);
}
