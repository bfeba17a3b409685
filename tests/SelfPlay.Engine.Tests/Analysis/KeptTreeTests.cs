using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Tests.Evaluation;
using SelfPlay.Games.Chess;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Tests.Analysis;

[TestFixture]
internal sealed class KeptTreeTests
{
    private static readonly AnalysisLimits Thousand = new() { Nodes = 1000 };
    private static readonly AnalysisLimits Nothing = new() { Nodes = 0 };

    [Test]
    public void What_was_searched_of_a_move_is_there_after_it_was_played()
    {
        var analyst = Analyst();
        var before = analyst.Analyse(Boards.ConnectFour(), Thousand);
        var after = analyst.Analyse(Boards.ConnectFour(before.Best.Move.Value), Nothing);
        Assert.That(after.Nodes, Is.Zero);
        Assert.That(after.Visits, Is.EqualTo(before.Best.Visits - 1), "but for the evaluation of the position itself");
        Assert.That(after.Moves.Sum(move => move.Visits), Is.EqualTo(after.Visits));
        Assert.That(after.Outcome.Value, Is.EqualTo(before.Best.Outcome.Opposite.Value).Within(1e-5));
        Assert.That(after.Outcome.Draw, Is.EqualTo(before.Best.Outcome.Draw).Within(1e-5));
        Assert.That(after.Best.Line, Is.EqualTo(before.Best.Line.Skip(1)));
    }

    [Test]
    public void Two_moves_on_it_is_kept_too_and_grows()
    {
        var analyst = Analyst();
        var line = analyst.Analyse(Boards.ConnectFour(), Thousand).Best.Line;
        var kept = analyst.Analyse(Boards.ConnectFour(line[0].Value, line[1].Value), Nothing);
        Assert.That(kept.Visits, Is.GreaterThan(20));
        var grown = analyst.Analyse(Boards.ConnectFour(line[0].Value, line[1].Value), new AnalysisLimits { Nodes = 300 });
        Assert.That((grown.Nodes, grown.Visits), Is.EqualTo((300, kept.Visits + 300)));
    }

    [Test]
    public void A_tree_kept_from_move_to_move_of_a_whole_game_adds_up()
    {
        var analyst = Analyst();
        var line = Boards.ConnectFour();
        var moves = new Move[7];
        for (var ply = 0; line.Result(line.LegalMoves(moves)) == Outcome.Ongoing; ply++)
        {
            var report = analyst.Analyse(line, new AnalysisLimits { Nodes = 200 });
            Assert.That(report.Moves.Sum(move => move.Visits), Is.EqualTo(report.Visits));
            line.Play(report.Best.Move);
        }
    }

    [Test]
    public void Another_game_or_a_move_taken_back_begins_anew()
    {
        var analyst = Analyst();
        analyst.Analyse(Boards.ConnectFour(3, 3), Thousand);
        Assert.That(analyst.Analyse(Boards.ConnectFour(3, 2), Nothing).Visits, Is.Zero);
        analyst.Analyse(Boards.ConnectFour(3, 3), Thousand);
        Assert.That(analyst.Analyse(Boards.ConnectFour(3), Nothing).Visits, Is.Zero);
        var shorter = new Line<ConnectFourPosition>(ConnectFourPosition.Initial, 10);
        analyst.Analyse(Boards.ConnectFour(), Thousand);
        Assert.That(analyst.Analyse(shorter, Nothing).Visits, Is.Zero, "the move limit is a rule");
    }

    [Test]
    public void After_clearing_nothing_is_kept()
    {
        var analyst = Analyst();
        analyst.Analyse(Boards.ConnectFour(), Thousand);
        analyst.Clear();
        Assert.That(analyst.Analyse(Boards.ConnectFour(), Nothing).Visits, Is.Zero);
    }

    [Test]
    public void An_analysis_that_broke_off_leaves_nothing_behind()
    {
        var evaluator = new FailingEvaluator { FailsAfter = 40 };
        var analyst = new Analyst<ConnectFourPosition>(ConnectFourGame.Create(), evaluator, new AnalystOptions { BatchSize = 8, CachePositions = 0 });
        Assert.That(() => analyst.Analyse(Boards.ConnectFour(), Thousand), Throws.InvalidOperationException);
        evaluator.FailsAfter = int.MaxValue;
        Assert.That(analyst.Analyse(Boards.ConnectFour(), Nothing).Visits, Is.Zero);
        var report = analyst.Analyse(Boards.ConnectFour(), Thousand);
        Assert.That(report.Moves.Select(move => move.Visits), Is.EqualTo(Analyst().Analyse(Boards.ConnectFour(), Thousand).Moves.Select(move => move.Visits)));
    }

    [Test]
    public void A_game_that_is_over_leaves_nothing_to_keep()
    {
        var analyst = Analyst();
        analyst.Analyse(Boards.ConnectFour(3, 0, 3, 0, 3, 0), Thousand);
        Assert.That(() => analyst.Analyse(Boards.ConnectFour(3, 0, 3, 0, 3, 0, 3), Thousand), Throws.ArgumentException);
        var next = analyst.Analyse(Boards.ConnectFour(3, 0, 3, 0, 3, 0, 2), new AnalysisLimits { Nodes = 20 });
        Assert.That(next.Moves.Sum(move => move.Visits), Is.EqualTo(next.Nodes));
    }

    [Test]
    public void Keeping_a_tree_does_not_allocate_once_warm()
    {
        var analyst = Analyst();
        for (var i = 0; i < 3; i++) Play();
        Assert.That(Play(), Is.LessThan(30_000), "four reports; a tree of 2000 nodes takes more than ten times that");

        long Play()
        {
            analyst.Clear();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var line = Boards.ConnectFour();
            for (var i = 0; i < 4; i++) line.Play(analyst.Analyse(line, new AnalysisLimits { Nodes = 2000 }).Best.Move);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    // Mate in two is proven; after the key move and any reply the rest of the proof is there without a further simulation.
    [Test]
    public void A_proof_is_kept_with_the_tree()
    {
        var analyst = new Analyst<ChessPosition>(ChessGame.Create(), new UniformEvaluator(), new AnalystOptions());
        const string Morphy = "kbK5/pp6/1P6/8/8/8/8/R7 w - - 0 1";
        var line = Boards.Chess(Morphy);
        Assert.That(analyst.Analyse(line, new AnalysisLimits { Nodes = 20_000 }).Best.MateIn, Is.EqualTo(2));
        foreach (var reply in new[] { "b7a6", "b8c7" })
        {
            var next = analyst.Analyse(Boards.Chess(Morphy, "a1a6", reply), Nothing);
            Assert.That(next.Best.MateIn, Is.EqualTo(1), reply);
        }
    }

    private static Analyst<ConnectFourPosition> Analyst() =>
        new(ConnectFourGame.Create(), new MurkyEvaluator(), new AnalystOptions { BatchSize = 8, CachePositions = 0 });

    /// <summary>A device that gives up.</summary>
    private sealed class FailingEvaluator : IEvaluator
    {
        private readonly MurkyEvaluator _murky = new();
        private int _batches;

        public int FailsAfter { get; set; }

        public void Evaluate(EvaluationBatch batch)
        {
            if (++_batches > FailsAfter) throw new InvalidOperationException("broken");
            _murky.Evaluate(batch);
        }
    }
}
