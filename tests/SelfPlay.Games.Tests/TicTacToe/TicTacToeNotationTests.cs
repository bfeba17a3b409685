using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;
using SelfPlay.Games.TicTacToe;
using static SelfPlay.Games.Tests.TicTacToe.TicTacToePositionTests;

namespace SelfPlay.Games.Tests.TicTacToe;

public class TicTacToeNotationTests
{
    private static readonly TicTacToeNotation Notation = TicTacToeNotation.Instance;

    [Test]
    public void Every_reachable_position_reads_back()
    {
        foreach (var position in PositionsUpTo(9).SelectMany(positions => positions))
            Assert.That(Parse(Notation.FormatPosition(position)), Is.EqualTo(position));
    }

    [Test]
    public void A_move_names_column_and_row_from_the_lower_left()
    {
        Assert.That(Notation.TryParseMove(TicTacToePosition.Initial, "A1", out var move, out _), Is.True);
        Assert.That(TicTacToePosition.Initial.After(move), Is.EqualTo(Parse(".../.../X.. o")));
        Assert.That(Notation.FormatMove(TicTacToePosition.Initial, move), Is.EqualTo("a1"));
    }

    [TestCase("", "no tic-tac-toe position")]
    [TestCase("X.O/.X./...", "no tic-tac-toe position")]
    [TestCase("X.O/.X./..? o", "no tic-tac-toe position")]
    [TestCase("X.O.X./.../. o", "no tic-tac-toe position")]
    [TestCase("X.O/.X./.../ o", "no tic-tac-toe position")]
    [TestCase("XX./.../... o", "as many marks")]
    [TestCase("X.O/.X./... x", "it is o to move")]
    [TestCase("XXX/OOO/... x", "after X had completed")]
    [TestCase("OOO/XXX/X.. o", "after O had completed")]
    public void An_impossible_position_is_refused_with_its_reason(string text, string reason)
    {
        Assert.That(Notation.TryParsePosition(text, out _, out var error), Is.False);
        Assert.That(error, Does.Contain(reason).And.Contain($"'{text}'"));
    }

    [TestCase("X../.../... o", "a3", "taken")]
    [TestCase("X../.../... o", "d1", "no square")]
    [TestCase("X../.../... o", "", "no square")]
    [TestCase("XXX/OO./... o", "c1", "the game is over")]
    public void An_illegal_move_is_refused_with_its_reason(string position, string move, string reason)
    {
        Assert.That(Notation.TryParseMove(Parse(position), move, out _, out var error), Is.False);
        Assert.That(error, Does.Contain(reason));
    }

    [Test]
    public void The_drawn_board_has_coordinates() =>
        Assert.That(Notation.Draw(Parse("X.O/.X./... o")), Is.EqualTo("3  X . O\n2  . X .\n1  . . .\n   a b c\n"));

    [Test]
    public void A_game_is_written_with_tags_start_moves_comments_and_result()
    {
        var start = Parse("X.O/.X./... o");
        Move[] moves = [new(6), new(8)];
        var game = new GameText<TicTacToePosition>(start, moves, Outcome.FirstWins, [new("First", "step 7")], ["0.1", null]);
        Assert.That(Notation.FormatGame(game), Is.EqualTo("First: step 7\nStart: X.O/.X./... o\n\n1. a1 {0.1} c1 1-0\n"));
    }
}
