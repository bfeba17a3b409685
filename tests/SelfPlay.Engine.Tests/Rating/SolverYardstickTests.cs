using SelfPlay.Engine.Rating;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Rating;

public sealed class SolverYardstickTests
{
    private static readonly Game<TicTacToePosition> TicTacToe = (Game<TicTacToePosition>)GameCatalog.Find("tictactoe")!;

    [Test]
    public void Every_position_has_a_move_that_keeps_its_value_and_one_that_does_not()
    {
        foreach (var position in SolverYardstick<TicTacToePosition>.Create(TicTacToe, 100, 1, 2).Positions)
            Assert.That(position.Keeps, Does.Contain(true).And.Contain(false));
    }

    [Test]
    public void The_labels_are_the_solvers_own()
    {
        var solver = TicTacToe.CreateSolver!();
        foreach (var position in SolverYardstick<TicTacToePosition>.Create(TicTacToe, 50, 3, 1).Positions)
        {
            var worth = Math.Sign(solver.Solve(position.Line.Position));
            foreach (var move in position.Moves)
                Assert.That(position.IsKeptBy(move), Is.EqualTo(-Math.Sign(solver.Solve(position.Line.Position.After(move))) == worth));
        }
    }

    [Test]
    public void One_thread_and_two_label_the_same_positions() =>
        Assert.That(Texts(SolverYardstick<TicTacToePosition>.Create(TicTacToe, 60, 5, 2)), Is.EqualTo(Texts(SolverYardstick<TicTacToePosition>.Create(TicTacToe, 60, 5, 1))));

    [Test]
    public void Labels_are_read_back_from_the_file_and_made_anew_when_it_is_damaged()
    {
        using var folder = new TemporaryFolder();
        var made = Texts(Open(folder["labels"]));
        Assert.That(Texts(Open(folder["labels"])), Is.EqualTo(made));
        File.WriteAllText(folder["labels"], "something else");
        Assert.That(Texts(Open(folder["labels"])), Is.EqualTo(made));
    }

    [TestCase("garbage")]
    [TestCase("")]
    [TestCase("0 0;1111111")]
    [TestCase("0;11")]
    [TestCase("2147483648;1")]
    [TestCase("0 3 1 4 2 5;000")]
    public void Labels_are_made_anew_when_a_line_is_damaged(string damaged)
    {
        using var folder = new TemporaryFolder();
        var made = Texts(Open(folder["labels"]));
        var lines = File.ReadAllLines(folder["labels"]);
        lines[7] = damaged;
        File.WriteAllLines(folder["labels"], lines);
        Assert.That(Texts(Open(folder["labels"])), Is.EqualTo(made));
        Assert.That(File.ReadAllLines(folder["labels"])[7], Is.Not.EqualTo(damaged));
    }

    [Test]
    public void Labelling_stops_when_it_is_cancelled()
    {
        using var folder = new TemporaryFolder();
        var cancelled = new CancellationToken(canceled: true);
        Assert.That(
            () => SolverYardstick<TicTacToePosition>.Open(folder["labels"], TicTacToe, 1_000_000_000, 9, 1, cancelled),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(File.Exists(folder["labels"]), Is.False);
    }

    [Test]
    public void Connect_four_positions_have_as_many_stones_as_the_solver_asks_for()
    {
        var game = (Game<ConnectFourPosition>)GameCatalog.Find("connect4")!;
        foreach (var position in SolverYardstick<ConnectFourPosition>.Create(game, 10, 1, 2).Positions)
            Assert.That(position.Line.Ply, Is.GreaterThanOrEqualTo(12));
    }

    private static SolverYardstick<TicTacToePosition> Open(string path) => SolverYardstick<TicTacToePosition>.Open(path, TicTacToe, 30, 9, 1);

    private static List<string> Texts(SolverYardstick<TicTacToePosition> yardstick) => [.. yardstick.Positions.Select(position => position.ToString())];
}
