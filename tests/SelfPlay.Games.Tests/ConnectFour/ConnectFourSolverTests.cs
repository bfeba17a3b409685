using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.TestData;
using static SelfPlay.Games.Tests.ConnectFour.ConnectFourPositionTests;

namespace SelfPlay.Games.Tests.ConnectFour;

public class ConnectFourSolverTests
{
    private const int Seed = 4;

    private readonly ConnectFourSolver _solver = new();

    // P. Pons' test sets (blog.gamesolver.org), each line the columns played and the score. The later sets take seconds as a whole, so a part stands for all.
    [TestCase("Test_L3_R1_dev.txt", 500)]
    [TestCase("Test_L2_R1_dev.txt", 500)]
    [TestCase("Test_L2_R2_dev.txt", 200)]
    [TestCase("Test_L1_R1_dev.txt", 276)]
    [TestCase("Test_L1_R2_dev.txt", 25)]
    [TestCase("Test_L1_R3_dev.txt", 3)]
    public void Published_scores_are_reproduced(string file, int lines)
    {
        var cases = File.ReadLines(SharedData.Require($"connect4/{file}")).Select(line => line.Split(' '))
            .Where(fields => fields[0].Length >= ConnectFourSolver.FewestStones).Take(lines).ToArray();
        Assert.That(cases, Has.Length.EqualTo(lines));
        foreach (var fields in cases)
        {
            var (position, score) = (Parse(fields[0]), int.Parse(fields[1]));
            Assert.That(_solver.SolveSign(position), Is.EqualTo(Math.Sign(score)), fields[0]);
            Assert.That(_solver.Solve(position), Is.EqualTo(score), fields[0]);
        }
    }

    [TestCase("112233", 18, TestName = "A win with the fourth stone scores 22 - 4")]
    [TestCase("1122334", -18, TestName = "A lost game scores the negative of what the winner had")]
    [TestCase("44556", -18, TestName = "Three in the bottom row with both ends open cannot be held")]
    public void Scores_count_the_stones_that_the_winner_has_left(string moves, int score) =>
        Assert.That(_solver.Solve(Parse(moves)), Is.EqualTo(score));

    [Test]
    public void Scores_equal_those_of_a_plain_search_of_the_whole_rest_of_the_game()
    {
        foreach (var position in RandomPositions(150, 31, 42))
            Assert.That(_solver.Solve(position), Is.EqualTo(PlainScore(position)), position.ToString());
    }

    [Test]
    public void A_table_too_small_for_the_search_changes_no_score()
    {
        var small = new ConnectFourSolver(tableBits: 4);
        foreach (var position in RandomPositions(100, 26, 36))
            Assert.That(small.Solve(position), Is.EqualTo(_solver.Solve(position)), position.ToString());
    }

    [Test]
    public void Moves_that_keep_the_value_are_those_whose_exact_score_has_its_sign()
    {
        var keeps = new bool[ConnectFourPosition.MaxMoves];
        foreach (var position in RandomPositions(40, 16, 36))
        {
            var moves = Moves(position);
            var value = OptimalMoves.KeepValue(_solver, position, moves, keeps);
            Assert.That(value, Is.EqualTo(Math.Sign(_solver.Solve(position))), position.ToString());
            if (moves.Length == 0) continue;
            var expected = moves.Select(move => Math.Sign(-_solver.Solve(position.After(move))) == value);
            Assert.That(keeps[..moves.Length], Is.EqualTo(expected), position.ToString());
        }
    }

    // O has three stones on top of each other in column 7; X has no win of its own.
    [TestCase("444444171767", "7")]
    public void Only_the_block_keeps_the_value_when_the_opponent_threatens_to_win(string played, string column)
    {
        var position = Parse(played);
        var moves = Moves(position);
        var keeps = new bool[moves.Length];
        OptimalMoves.KeepValue(_solver, position, moves, keeps);
        Assert.That(moves.Where((_, i) => keeps[i]).Select(move => ConnectFourNotation.Instance.FormatMove(position, move)), Is.EqualTo(new[] { column }));
    }

    [TestCase("44444432222", false)]
    [TestCase("444444322223", true)]
    public void Positions_with_at_least_twelve_stones_can_be_solved(string moves, bool can) =>
        Assert.That(_solver.CanSolve(Parse(moves)), Is.EqualTo(can));

    private static int PlainScore(in ConnectFourPosition position)
    {
        Span<Move> moves = stackalloc Move[ConnectFourPosition.MaxMoves];
        var count = position.LegalMoves(moves);
        if (count == 0)
        {
            var winnersStones = (position.Stones + 1) / 2;
            return position.Result(count).ValueFor(position.SideToMove) * (22 - winnersStones);
        }

        var best = int.MinValue;
        foreach (var move in moves[..count]) best = Math.Max(best, -PlainScore(position.After(move)));
        return best;
    }

    /// <summary>Positions from random games, ended ones among them.</summary>
    private static IEnumerable<ConnectFourPosition> RandomPositions(int count, int fewestStones, int mostStones)
    {
        var random = new Random(Seed);
        while (count > 0)
        {
            var position = ConnectFourPosition.Initial;
            var stones = random.Next(fewestStones, mostStones + 1);
            for (var moves = Moves(position); moves.Length > 0 && position.Stones < stones; moves = Moves(position))
                position = position.After(moves[random.Next(moves.Length)]);
            if (position.Stones < fewestStones) continue;
            yield return position;
            count--;
        }
    }
}
