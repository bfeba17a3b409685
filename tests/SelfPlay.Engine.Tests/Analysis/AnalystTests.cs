using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Tests.Evaluation;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Tests.Analysis;

[TestFixture]
internal sealed class AnalystTests
{
    [Test]
    public void Exactly_the_nodes_asked_for_are_searched([Values(1, 3, 8, 16, 64)] int batch, [Values(0, 1, 7, 500)] long nodes, [Values(0, 1000)] int cache)
    {
        var report = Analyst(new MurkyEvaluator(), batch, cache).Analyse(Boards.ConnectFour(3, 3), new AnalysisLimits { Nodes = nodes });
        Assert.That(report.Nodes, Is.EqualTo(nodes));
        Assert.That(report.Visits, Is.EqualTo(nodes));
        Assert.That(report.Moves.Sum(move => move.Visits), Is.EqualTo(nodes));
    }

    [Test]
    public void An_analysis_leaves_its_line_where_it_was()
    {
        var line = Boards.ConnectFour(3, 3, 2);
        Analyst(new MurkyEvaluator(), 8).Analyse(line, new AnalysisLimits { Nodes = 100 });
        Assert.That(line.Moves.ToArray(), Is.EqualTo(new[] { new Move(3), new Move(3), new Move(2) }));
    }

    [Test]
    public void Cancelled_at_once_it_has_the_first_evaluation_to_tell()
    {
        var report = Analyst(new MurkyEvaluator(), 8).Analyse(Boards.ConnectFour(), new AnalysisLimits(), cancel: new CancellationToken(true));
        Assert.That(report.Nodes, Is.Zero);
        Assert.That(report.Moves, Has.Count.EqualTo(7));
        Assert.That(report.Moves.Select(move => move.Prior), Is.Ordered.Descending);
        Assert.That(report.Best.Outcome, Is.EqualTo(report.Outcome));
        Assert.That(report.Best.Line, Is.EqualTo(new[] { report.Best.Move }));
    }

    private static Analyst<ConnectFourPosition> Analyst(IEvaluator evaluator, int batch, int cache = 1000) =>
        new(ConnectFourGame.Create(), evaluator, new AnalystOptions { BatchSize = batch, CachePositions = cache });
}
