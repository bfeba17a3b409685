using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Engine.Tests.Evaluation;
using SelfPlay.Games.Chess;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Net.Models;
using SelfPlay.Net.Random;

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

    // As long as nothing is proven, and chess is far from that at its start.
    [Test]
    public void With_one_leaf_a_batch_it_visits_what_the_search_of_self_play_visits()
    {
        var options = new AnalystOptions { BatchSize = 1 };
        var line = new Line<ChessPosition>(ChessPosition.Initial, 512);
        var queue = new EvaluationQueue<ChessPosition>(new ChessEncoder(), new MurkyEvaluator(), 1, 0);
        var slot = SearchSlot<ChessPosition>.Create(options.Search);
        var rng = new Rng(1);
        slot.Begin(line, SearchMode.Evaluation, 200, ref rng);
        while (!slot.Advance(queue)) queue.Flush();
        var report = new Analyst<ChessPosition>(ChessGame.Create(), new MurkyEvaluator(), options).Analyse(line, new AnalysisLimits { Nodes = 200 });
        var moves = new Move[ChessPosition.MaxMoves];
        foreach (var (move, visits) in moves.Take(line.LegalMoves(moves)).Zip(slot.Result.Visits))
            Assert.That(report.Moves.Single(analysed => analysed.Move == move).Visits, Is.EqualTo(visits));
        Assert.That(report.Outcome.Value, Is.EqualTo(slot.Result.Value).Within(1e-6));
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

    [Test]
    public void The_callback_hears_of_every_batch_and_ends_the_analysis()
    {
        var heard = new List<AnalysisProgress>();
        var analyst = Analyst(new MurkyEvaluator(), 8);
        AnalysisReport? seen = null;
        var report = analyst.Analyse(Boards.ConnectFour(), new AnalysisLimits(), progress =>
        {
            heard.Add(progress);
            seen = analyst.Report();
            return progress.Nodes < 200;
        });
        Assert.That(heard.Select(progress => progress.Nodes), Is.Ordered.And.Unique);
        Assert.That(heard[^1].Nodes, Is.InRange(200, 232));
        Assert.That(heard[^1], Is.EqualTo(new AnalysisProgress(report.Nodes, report.Visits, report.Best.Visits, report.Moves[1].Visits)));
        Assert.That(seen!.Moves.Select(move => move.Visits), Is.EqualTo(report.Moves.Select(move => move.Visits)));
    }

    [Test]
    public void Batches_are_no_larger_than_asked_and_small_while_the_tree_is_small()
    {
        var evaluator = new BatchRecorder();
        Analyst(evaluator, 16, cache: 0).Analyse(Boards.ConnectFour(), new AnalysisLimits { Nodes = 2000 });
        Assert.That(evaluator.Sizes.Take(16), Is.All.EqualTo(1));
        Assert.That(evaluator.Sizes.Max(), Is.EqualTo(16));
        Assert.That(evaluator.Sizes.Skip(evaluator.Sizes.Count / 2).Average(), Is.GreaterThan(8));
    }

    [Test]
    public void Only_the_moves_asked_for_are_considered()
    {
        var moves = new[] { new Move(0), new Move(6) };
        var report = Analyst(new MurkyEvaluator(), 8).Analyse(Boards.ConnectFour(), new AnalysisLimits { Nodes = 200, Moves = moves });
        Assert.That(report.Moves.Select(move => move.Move), Is.EquivalentTo(moves));
        Assert.That(report.Moves.Sum(move => move.Visits), Is.EqualTo(200));
    }

    // Column 3 would win. Of the others none does, and after them the opponent must not be let off: the analysis goes on.
    [Test]
    public void A_win_by_a_move_that_is_not_considered_decides_nothing()
    {
        var line = Boards.ConnectFour(3, 0, 3, 0, 3, 1);
        var analyst = Analyst(new UniformEvaluator(), 8);
        Assert.That(analyst.Analyse(line, new AnalysisLimits { Nodes = 300 }).Best.MateIn, Is.EqualTo(1));
        var other = analyst.Analyse(line, new AnalysisLimits { Nodes = 300, Moves = [new Move(0), new Move(6)] });
        Assert.That(other.Nodes, Is.EqualTo(300));
        Assert.That(other.Moves.Select(move => move.MateIn), Is.All.Null);
        Assert.That(other.Outcome.Win, Is.LessThan(1));
    }

    [Test]
    public void Moves_that_are_not_legal_cannot_be_considered_alone() =>
        Assert.That(
            () => Analyst(new UniformEvaluator(), 1).Analyse(Boards.ConnectFour(), new AnalysisLimits { Moves = [new Move(9)] }),
            Throws.ArgumentException);

    [Test]
    public void A_game_that_is_over_cannot_be_analysed() =>
        Assert.That(
            () => Analyst(new UniformEvaluator(), 1).Analyse(Boards.ConnectFour(3, 0, 3, 0, 3, 0, 3), new AnalysisLimits { Nodes = 1 }),
            Throws.ArgumentException.With.Message.Contains("the game is over"));

    [Test]
    public void The_depth_asked_for_is_that_of_the_expected_line()
    {
        var report = Analyst(new MurkyEvaluator(), 4).Analyse(Boards.ConnectFour(), new AnalysisLimits { Nodes = 100_000, Depth = 5 });
        Assert.That(report.Best.Line, Has.Count.GreaterThanOrEqualTo(5));
        Assert.That(report.Nodes, Is.LessThan(10_000));
        Assert.That(report.Depth, Is.InRange(1, report.SelectiveDepth));
        Assert.That(report.SelectiveDepth, Is.GreaterThanOrEqualTo(4));
    }

    [Test]
    public void A_full_tree_ends_the_analysis()
    {
        var options = new AnalystOptions { BatchSize = 8, MaxNodes = 500 };
        var report = new Analyst<ConnectFourPosition>(ConnectFourGame.Create(), new MurkyEvaluator(), options).Analyse(Boards.ConnectFour(), new AnalysisLimits());
        Assert.That(report.Nodes, Is.InRange(400, 5000));
    }

    [Test]
    public void Moves_are_sorted_by_visits_and_say_what_they_are_worth()
    {
        var report = Analyst(new MurkyEvaluator(), 8).Analyse(Boards.ConnectFour(3), new AnalysisLimits { Nodes = 1000 });
        Assert.That(report.Moves.Select(move => move.Visits), Is.Ordered.Descending);
        foreach (var outcome in report.Moves.Select(move => move.Outcome).Append(report.Outcome))
        {
            Assert.That(outcome.Win + outcome.Draw + outcome.Loss, Is.EqualTo(1).Within(1e-5));
            Assert.That(new[] { outcome.Win, outcome.Draw, outcome.Loss }, Is.All.InRange(0, 1));
        }

        var mean = report.Moves.Sum(move => move.Visits * move.Outcome.Draw) / report.Visits;
        Assert.That(report.Outcome.Draw, Is.EqualTo(mean).Within(0.01), "but for the root's own evaluation");
    }

    // Win 0.6, draw 0.3, loss 0.1 for whoever is to move: after a move it is the other way round.
    [Test]
    public void Outcomes_are_seen_by_the_side_that_moves()
    {
        var report = Analyst(new ConstantEvaluator(0.6f, 0.3f, 0.1f), 1).Analyse(Boards.ConnectFour(), new AnalysisLimits { Nodes = 7 });
        foreach (var move in report.Moves)
        {
            Assert.That(move.Visits, Is.EqualTo(1));
            Assert.That((move.Outcome.Win, move.Outcome.Draw, move.Outcome.Loss), Is.EqualTo((0.1f, 0.3f, 0.6f)).Within(1e-6));
        }

        Assert.That(report.Outcome.Draw, Is.EqualTo(0.3).Within(1e-6));
    }

    [Test]
    public void The_same_analysis_comes_out_for_any_number_of_threads([Values(1, 8)] int batch)
    {
        Assert.That(WithThreads(1), Is.EqualTo(WithThreads(3)));

        string WithThreads(int threads)
        {
            var config = new NetworkConfig(6, 7, 2, 7, new TowerConfig { Filters = 8, Blocks = 1, ValueHidden = 8 });
            using var network = new LoadedNetwork("cpu", threads, NetworkWeights.Initial(config, 5), batch);
            return Text(Analyst(network.Evaluator, batch).Analyse(Boards.ConnectFour(3), new AnalysisLimits { Nodes = 300 }));
        }
    }

    [Test]
    public void After_clearing_an_analysis_is_what_it_was_at_first()
    {
        var analyst = Analyst(new MurkyEvaluator(), 8);
        var first = Text(analyst.Analyse(Boards.ConnectFour(3), new AnalysisLimits { Nodes = 300 }));
        analyst.Analyse(Boards.ConnectFour(3, 2), new AnalysisLimits { Nodes = 300 });
        analyst.Clear();
        Assert.That(Text(analyst.Analyse(Boards.ConnectFour(3), new AnalysisLimits { Nodes = 300 })), Is.EqualTo(first));
    }

    // With one leaf a batch nobody waits for anybody, so it is no matter whether an answer comes at once or a moment later.
    [Test]
    public void The_cache_changes_no_bit_of_an_analysis_leaf_by_leaf()
    {
        var cached = Analyst(new MurkyEvaluator(), 1, cache: 1000).Analyse(Boards.ConnectFour(3), new AnalysisLimits { Nodes = 500 });
        var plain = Analyst(new MurkyEvaluator(), 1, cache: 0).Analyse(Boards.ConnectFour(3), new AnalysisLimits { Nodes = 500 });
        Assert.That(Text(cached), Is.EqualTo(Text(plain)));
    }

    [Test]
    public void Analysing_does_not_allocate_once_warm()
    {
        var analyst = Analyst(new UniformEvaluator(), 16);
        var line = Boards.ConnectFour(3, 3);
        for (var i = 0; i < 2; i++) Allocated(5000);
        Assert.That(Allocated(5000) - Allocated(500), Is.LessThan(2000), "only the report, whose lines may be longer");

        long Allocated(long nodes)
        {
            analyst.Clear();
            var before = GC.GetAllocatedBytesForCurrentThread();
            analyst.Analyse(line, new AnalysisLimits { Nodes = nodes });
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static string Text(AnalysisReport report) =>
        $"{report.Outcome} {string.Join(" | ", report.Moves.Select(move => $"{move.Move.Value} {move.Visits} {move.Prior:R} {move.Outcome} {string.Join(',', move.Line)}"))}";

    private static Analyst<ConnectFourPosition> Analyst(IEvaluator evaluator, int batch, int cache = 1000) =>
        new(ConnectFourGame.Create(), evaluator, new AnalystOptions { BatchSize = batch, CachePositions = cache });

    /// <summary>Notes how many rows came at once.</summary>
    private sealed class BatchRecorder : IEvaluator
    {
        private readonly MurkyEvaluator _murky = new();

        public List<int> Sizes { get; } = [];

        public void Evaluate(EvaluationBatch batch)
        {
            Sizes.Add(batch.Count);
            _murky.Evaluate(batch);
        }
    }
}
