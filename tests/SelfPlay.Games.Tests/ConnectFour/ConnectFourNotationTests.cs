using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;
using static SelfPlay.Games.Tests.ConnectFour.ConnectFourPositionTests;

namespace SelfPlay.Games.Tests.ConnectFour;

public class ConnectFourNotationTests
{
    private static readonly ConnectFourNotation Notation = ConnectFourNotation.Instance;

    [TestCase("44", "7/7/7/7/3O3/3X3 x")]
    [TestCase("1726354", "7/7/7/7/7/XXXXOOO o")]
    [TestCase("444444", "3O3/3X3/3O3/3X3/3O3/3X3 x")]
    public void Columns_played_and_rows_drawn_are_the_same_position(string columns, string rows)
    {
        Assert.That(Notation.FormatPosition(Parse(columns)), Is.EqualTo(rows));
        Assert.That(Parse(rows), Is.EqualTo(Parse(columns)));
    }

    [Test]
    public void Dots_and_small_letters_may_stand_for_cells() =>
        Assert.That(Parse("......./7/7/7/...o3/3x3 X"), Is.EqualTo(Parse("44")));

    [TestCase("7/7/7/7/7/7", "no Connect Four position")]
    [TestCase("7/7/7/7/7 x", "no Connect Four position")]
    [TestCase("7/7/7/7/7/8 x", "no Connect Four position")]
    [TestCase("7/7/7/7/7/6 x", "no Connect Four position")]
    [TestCase("7/7/7/7/7/X7 o", "no Connect Four position")]
    [TestCase("7/7/7/7/7/3?3 o", "no Connect Four position")]
    [TestCase("7/7/7/7/7/3X3 x", "it is o to move")]
    [TestCase("7/7/7/7/7/3O3 x", "as many stones")]
    [TestCase("7/7/7/7/3X3/7 o", "hangs above")]
    [TestCase("7/7/O6/O6/O6/OXXXX2 x", "moved after")]
    [TestCase("7/7/7/XXXXO2/OOOXOO1/XXXXOO1 o", "no last stone of X")]
    [TestCase("4444444", "move 7 of '4444444'")]
    [TestCase("448", "move 3 of '448'")]
    [TestCase("11223344", "the game is over")]
    public void An_impossible_position_is_refused_with_its_reason(string text, string reason)
    {
        Assert.That(Notation.TryParsePosition(text, out _, out var error), Is.False);
        Assert.That(error, Does.Contain(reason).And.Contain($"'{text}'"));
    }

    [TestCase("444444", "4", "full")]
    [TestCase("44", "0", "no column")]
    [TestCase("44", "8", "no column")]
    [TestCase("44", "44", "no column")]
    [TestCase("1122334", "5", "the game is over")]
    public void An_illegal_move_is_refused_with_its_reason(string position, string move, string reason)
    {
        Assert.That(Notation.TryParseMove(Parse(position), move, out _, out var error), Is.False);
        Assert.That(error, Does.Contain(reason));
    }

    [Test]
    public void The_drawn_board_has_its_columns_numbered() => Assert.That(Notation.Draw(Parse("4453")), Is.EqualTo("""
        . . . . . . .
        . . . . . . .
        . . . . . . .
        . . . . . . .
        . . . O . . .
        . . O X X . .
        1 2 3 4 5 6 7

        """));

    [Test]
    public void A_game_is_written_with_numbered_moves()
    {
        Move[] moves = [new(3), new(3), new(4)];
        var game = new GameText<ConnectFourPosition>(ConnectFourPosition.Initial, moves, Outcome.Ongoing, [], []);
        Assert.That(Notation.FormatGame(game), Is.EqualTo("1. 4 4 2. 5 *\n"));
    }
}
