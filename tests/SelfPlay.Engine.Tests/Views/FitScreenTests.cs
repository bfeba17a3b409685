using SelfPlay.Engine.Fitting;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.Views;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Tests.Views;

public sealed class FitScreenTests
{
    [Test]
    public void The_screen_shows_facts_progress_curve_measurements_and_warnings()
    {
        var screen = Draw(100);
        Assert.That(screen, Does.Contain("fit of tictactoe (tiny)").And.Contain("32 filters x 4 blocks").And.Contain("runs/first").And.Contain("2.50/20  left 7 min 0 s").And.Contain("25/200")
            .And.Contain("* least, epoch 2").And.Contain("2.1000 1.0000  2.4000 1.1000  31.0%  66.0%   44.0%  best").And.Contain("warning: a shard was cut [at 7]").And.Contain("Ctrl-C"));
    }

    [Test]
    public void Every_line_fits_terminals_of_any_width([Values(20, 40, 80, 200)] int width) =>
        Assert.That(Draw(width).Split('\n').Select(line => line.Length), Has.All.LessThanOrEqualTo(width));

    [Test]
    public void At_the_usual_width_a_measurement_takes_one_line() =>
        Assert.That(Draw(80).Split('\n'), Has.Exactly(1).Contains("2.00").And.Contains("best"));

    [Test]
    public void What_only_began_or_is_over_can_be_drawn()
    {
        Assert.That(Terminals.Draw(new FitScreen(null, null, [], [], IsOver: false).Draw(80), 80).Trim(), Is.EqualTo("Ctrl-C stops in order; the same command goes on."));
        Assert.That(Terminals.Draw(new FitScreen(Start(), null, [], [], IsOver: true).Draw(80), 80), Does.Contain("32 filters x 4 blocks").And.Not.Contain("Ctrl-C"));
    }

    [Test]
    public void The_live_view_shows_what_came_out()
    {
        using var output = new StringWriter();
        var end = new FitEnd(RunEndReason.Completed, "runs/first", 25, null, [Measured(1, 3)], TimeSpan.FromSeconds(65));
        LiveFitView.Show(Terminals.Of(output, 80), TimeProvider.System, observer =>
        {
            observer.Started(Start());
            observer.Measured(Measured(1, 3));
            observer.Ended(end);
            return end;
        });
        Assert.That(output.ToString(), Does.Contain("* least, epoch 1").And.Contain("completed with step 25 after 1 min 5 s"));
    }

    private static string Draw(int width)
    {
        var step = new FitStep(25, 200, 2.5, 2.1, 1.0, 1e-3, 1234, TimeSpan.FromMinutes(7));
        return Terminals.Draw(new FitScreen(Start(), step, [Measured(1, 3), Measured(2, 2.5)], ["a shard was cut [at 7]"], IsOver: false).Draw(width), width);
    }

    private static FitStart Start() =>
        new("runs/first", Presets.Create(GameCatalog.Find("tictactoe")!, "tiny"), false, 0, [new("network", "32 filters x 4 blocks, 123,456 parameters")], []);

    private static Measurement Measured(int number, double validation) => new()
    {
        Number = number,
        Step = 10 * number,
        Epoch = number,
        PolicyLoss = 2.1,
        ValueLoss = 1.0,
        TrainingLoss = 3.1,
        Validation = new FitFigures { PolicyLoss = 2.4, ValueLoss = 1.1, Top1 = 0.31, Top5 = 0.66, ValueAccuracy = 0.44 },
        ValidationLoss = validation,
        IsBest = number == 2,
    };
}
