using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;
using SelfPlay.TestData;
using static SelfPlay.Games.Tests.TicTacToe.TicTacToePositionTests;

namespace SelfPlay.Games.Tests.TicTacToe;

public class TicTacToeSolverTests
{
    private readonly TicTacToeSolver _solver = new();

    [Test]
    public void The_game_is_a_draw_and_every_first_move_keeps_it() => Assert.Multiple(() =>
    {
        Assert.That(_solver.Solve(TicTacToePosition.Initial), Is.Zero);
        Assert.That(Keeping(".../.../... x"), Has.Count.EqualTo(9));
    });

    // Well known: against a corner only the centre holds; against the centre only the corners hold.
    [TestCase("X../.../... o", "b2")]
    [TestCase(".../.X./... o", "a3 c3 a1 c1")]
    [TestCase("XX./OO./... x", "c3")]
    [TestCase("X.X/.O./... o", "b3")]
    public void Only_the_right_moves_keep_the_value(string position, string moves) =>
        Assert.That(Keeping(position), Is.EquivalentTo(moves.Split(' ')));

    [TestCase("XX./OO./... x", 5, TestName = "A win at once leaves four squares: five")]
    [TestCase("XXX/OO./... o", -5, TestName = "A lost end scores what the winner had")]
    [TestCase("XOX/XOO/OXX o", 0, TestName = "A drawn end scores nothing")]
    public void Scores_count_the_squares_left(string position, int score) =>
        Assert.That(_solver.Solve(Parse(position)), Is.EqualTo(score));

    [Test]
    public void Two_threats_at_once_lose_for_the_side_to_move() => Assert.Multiple(() =>
    {
        var position = Parse("X.X/O../X.O o");
        Assert.That(_solver.Solve(position), Is.EqualTo(-3), "X completes one row two plies later");
        Assert.That(_solver.SolveSign(position), Is.EqualTo(-1));
    });

    [Test]
    public void Every_score_is_the_best_of_the_scores_one_move_later()
    {
        foreach (var position in PositionsUpTo(9).SelectMany(positions => positions))
        {
            var score = _solver.Solve(position);
            var best = Moves(position).Select(move => -_solver.Solve(position.After(move))).DefaultIfEmpty(score).Max();
            Assert.That(best, Is.EqualTo(score), position.ToString());
        }
    }

    [Test]
    public void Every_final_board_of_the_UCI_collection_is_reachable_and_judged_alike()
    {
        var lines = File.ReadLines(SharedData.Require("connect4/uci_tic-tac-toe_endgame.csv")).Skip(1).Where(line => line.Length > 0);
        var boards = 0;
        foreach (var line in lines)
        {
            var fields = line.Split(',', StringSplitOptions.TrimEntries);
            var rows = string.Join('/', fields[..9].Chunk(3).Select(row => string.Concat(row))).Replace('b', '.');
            var side = fields[..9].Count(field => field == "x") > fields[..9].Count(field => field == "o") ? 'o' : 'x';
            var outcome = Parse($"{rows} {side}").Result(0);
            Assert.That(outcome == Outcome.FirstWins, Is.EqualTo(fields[9] == "positive"), line);
            boards++;
        }

        Assert.That(boards, Is.EqualTo(958));
    }

    private List<string> Keeping(string text)
    {
        var position = Parse(text);
        var moves = Moves(position);
        var keeps = new bool[moves.Length];
        OptimalMoves.KeepValue(_solver, position, moves, keeps);
        return [.. moves.Where((_, i) => keeps[i]).Select(move => TicTacToeNotation.Instance.FormatMove(position, move))];
    }
}
