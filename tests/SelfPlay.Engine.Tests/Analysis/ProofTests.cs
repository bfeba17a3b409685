using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Tests.Evaluation;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Engine.Tests.Analysis;

/// <summary>What is proven by playing out, held against the exact solver.</summary>
[TestFixture]
internal sealed class ProofTests
{
    private static readonly AnalysisLimits Enough = new() { Nodes = 200_000 };

    // Every position after three moves is proven to the end: won, lost or drawn as the solver says, and so is every move.
    [Test]
    public void Tic_tac_toe_is_solved_as_the_exact_solver_solves_it([Values(1, 16)] int batch)
    {
        var solver = new TicTacToeSolver();
        var analyst = Analyst(batch);
        for (var code = 0; code < 9 * 9 * 9; code++)
        {
            int[] cells = [code / 81, code / 9 % 9, code % 9];
            if (cells.Distinct().Count() < 3) continue;
            var line = Boards.TicTacToe(cells);
            var report = analyst.Analyse(line, Enough);
            Assert.That(report.Nodes, Is.LessThan(Enough.Nodes), "decided");
            Assert.That(report.Outcome.Value, Is.EqualTo(solver.SolveSign(line.Position)), string.Join(' ', cells));
            foreach (var move in report.Moves.Where(move => move.MateIn is not null))
                Assert.That(-solver.SolveSign(line.Position.After(move.Move)), Is.EqualTo(Math.Sign(move.MateIn!.Value)));
        }
    }

    // Every move loses but one: it is played however unlikely the network thinks it and however few the simulations are.
    [Test]
    public void Moves_that_are_proven_to_lose_come_last()
    {
        var line = Boards.TicTacToe(0, 3, 4); // the diagonal threatens; only cell 8 parries
        var report = new Analyst<TicTacToePosition>(TicTacToeGame.Create(), new MurkyEvaluator(), new AnalystOptions { BatchSize = 1 })
            .Analyse(line, new AnalysisLimits { Nodes = 40 });
        Assert.That(report.Best.Move, Is.EqualTo(new Move(8)));
        var proven = report.Moves.SkipWhile(move => move.MateIn is null).ToList();
        Assert.That(proven.Select(move => move.MateIn), Is.Not.Empty.And.Ordered, "the longest resistance first");
        Assert.That(proven.Select(move => move.MateIn), Is.All.Negative);
    }

    [Test]
    public void A_win_is_proven_with_its_distance_and_line_to_the_end()
    {
        var report = Analyst(1).Analyse(Boards.TicTacToe(0, 1, 4, 8), Enough); // a corner, the middle, and a fork to come
        Assert.That(report.Best.MateIn, Is.EqualTo(2));
        Assert.That(report.Best.Line, Has.Count.EqualTo(3));
    }

    // White is a rook up, but the king has just come to h8 for the third time: the game is drawn there, in this line and no other.
    [Test]
    public void A_draw_by_repetition_holds_for_its_line_only()
    {
        const string Fen = "7k/8/8/8/8/8/8/R6K w - - 0 1";
        string[] shuffle = ["a1a2", "h8h7", "a2a1", "h7h8", "a1a2", "h8h7", "a2a1"];
        var analyst = new Analyst<ChessPosition>(ChessGame.Create(), new ConstantEvaluator(0.2f, 0.2f, 0.6f), new AnalystOptions { BatchSize = 1 });
        var repeated = Boards.Chess(Fen, shuffle);
        var h8 = Boards.ChessMove(repeated.Position, "h7h8");
        var drawn = analyst.Analyse(repeated, new AnalysisLimits { Nodes = 50 }).Moves.Single(move => move.Move == h8);
        Assert.That(drawn.Outcome, Is.EqualTo(new WinDrawLoss(0, 1, 0)));
        var fresh = analyst.Analyse(Boards.Chess(Fen, shuffle[..3]), new AnalysisLimits { Nodes = 50 }).Moves.Single(move => move.Move == h8);
        Assert.That(fresh.Outcome.Draw, Is.LessThan(0.5));
    }

    // A GUI may go on after a draw that nobody claimed.
    [Test]
    public void A_root_that_has_repeated_is_searched_all_the_same()
    {
        var line = Boards.Chess("7k/8/8/8/8/8/8/R6K w - - 0 1", "a1a2", "h8h7", "a2a1", "h7h8", "a1a2", "h8h7", "a2a1", "h7h8");
        Assert.That(line.Result(line.LegalMoves(new Move[ChessPosition.MaxMoves])), Is.EqualTo(Outcome.Draw));
        var analyst = new Analyst<ChessPosition>(ChessGame.Create(), new UniformEvaluator(), new AnalystOptions());
        Assert.That(analyst.Analyse(line, new AnalysisLimits { Nodes = 100 }).Visits, Is.EqualTo(100));
    }

    [Test]
    public void A_single_legal_move_is_analysed_like_others()
    {
        // The king can take the rook that shuts it in.
        var report = new Analyst<ChessPosition>(ChessGame.Create(), new UniformEvaluator(), new AnalystOptions())
            .Analyse(Boards.Chess("7k/7p/8/8/8/8/1r6/K7 w - - 0 1"), new AnalysisLimits { Nodes = 50 });
        Assert.That(report.Moves, Has.Count.EqualTo(1));
        Assert.That(report.Best.Visits, Is.EqualTo(50));
    }

    private static Analyst<TicTacToePosition> Analyst(int batch) =>
        new(TicTacToeGame.Create(), new UniformEvaluator(), new AnalystOptions { BatchSize = batch });
}
