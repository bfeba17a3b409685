using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;
using static SelfPlay.Games.Tests.TicTacToe.TicTacToePositionTests;

namespace SelfPlay.Games.Tests.Core;

public class OptimalMovesTests
{
    private readonly TicTacToeSolver _solver = new();

    [Test]
    public void The_kept_moves_are_those_whose_exact_score_has_the_sign_of_the_best()
    {
        foreach (var position in PositionsUpTo(9).SelectMany(positions => positions))
        {
            var moves = Moves(position);
            var keeps = new bool[moves.Length];
            var value = OptimalMoves.KeepValue(_solver, position, moves, keeps);
            Assert.That(value, Is.EqualTo(Math.Sign(_solver.Solve(position))), position.ToString());
            Assert.That(keeps, Is.EqualTo(moves.Select(move => -Math.Sign(_solver.Solve(position.After(move))) == value)), position.ToString());
        }
    }

    [Test]
    public void In_a_lost_position_every_move_keeps_the_value()
    {
        var position = Parse("X.X/O../X.O o");
        var keeps = new bool[4];
        Assert.That(OptimalMoves.KeepValue(_solver, position, Moves(position), keeps), Is.EqualTo(-1));
        Assert.That(keeps, Is.All.True);
    }
}
