using SelfPlay.Engine.Run;
using SelfPlay.Engine.Views;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Views;

public sealed class PlainRunViewTests
{
    private readonly ManualTime _time = new();
    private StringWriter _output = null!;
    private PlainRunView _view = null!;

    [SetUp]
    public void Begin()
    {
        _output = new StringWriter { NewLine = "\n" };
        _view = new PlainRunView(_output, _time);
    }

    [TearDown]
    public void End() => _output.Dispose();

    [Test]
    public void A_start_shows_the_facts_in_a_column()
    {
        _view.Started(Reports.Start());
        Assert.That(_output.ToString(), Is.EqualTo("""
            chess (tiny) begins, 10 generations: runs/chess-2026-11-21-first
              device      cpu (AVX2, 2 threads)
              parameters  123,456

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_resumed_run_says_where_it_goes_on()
    {
        _view.Started(Reports.Start(true, Reports.Generation(1), Reports.Generation(2)));
        Assert.That(_output.ToString(), Does.StartWith("chess (tiny) goes on after generation 2 of 10: runs/"));
    }

    [Test]
    public void A_generation_is_one_line_and_its_rating_another()
    {
        _view.Finished(Reports.Generation(3, Reports.Rating()));
        Assert.That(_output.ToString(), Is.EqualTo(
            "gen    3  games    64  plies  61.5  first/draw/second  50/ 25/ 25%  policy 1.0000  value 0.7500  validation 3.1250 0.8750" +
            "  steps   40  pos/s   12345  network  88%  time 8.0+2.0+0.5 s\n" +
            "gen    3  rated  Elo +168 ±55  against gen 2 72.5%  against random 100.0%  optimal moves: policy 81.0%, search 92.0% (by chance 40.0%)\n"));
    }

    [Test]
    public void A_rating_of_the_first_version_shows_no_error()
    {
        _view.Finished(Reports.Generation(3, Reports.Rating() with { EloError = null }));
        Assert.That(_output.ToString(), Does.Contain("rated  Elo +168  against gen 2"));
    }

    [Test]
    public void An_Elo_that_the_games_do_not_decide_has_an_infinite_error()
    {
        _view.Finished(Reports.Generation(3, Reports.Rating() with { EloError = double.PositiveInfinity }));
        Assert.That(_output.ToString(), Does.Contain("rated  Elo +168 ±∞  against gen 2"));
    }

    [Test]
    public void Progress_is_told_every_ten_seconds_only()
    {
        _view.Warned("a shard was cut");
        for (var i = 0; i < 100; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.25));
            _view.Generating(new GenerationProgress(1, i, 100, 1000 * i, 4000, TimeSpan.FromSeconds(0.25 * i)));
        }

        Assert.That(_output.ToString().TrimEnd().Split('\n'), Is.EqualTo(new[]
        {
            "warning: a shard was cut",
            "gen    1  playing  39/100 games  39,000 positions  4000/s",
            "gen    1  playing  79/100 games  79,000 positions  4000/s",
        }));
    }

    [TestCase(RunEndReason.Completed, "completed with generation 4 after 1 min 5 s: runs/x (--run with this folder and higher --generations trains on)")]
    [TestCase(RunEndReason.BudgetUsed, "paused after generation 4, 1 min 5 s used as asked; the same command goes on: runs/x")]
    [TestCase(RunEndReason.Interrupted, "stopped after generation 4, everything is saved; the same command goes on: runs/x")]
    public void The_end_says_why_and_how_to_go_on(RunEndReason reason, string line)
    {
        _view.Ended(new RunEnd(reason, "runs/x", 4, TimeSpan.FromSeconds(65)));
        Assert.That(_output.ToString(), Is.EqualTo(line + "\n"));
    }
}
