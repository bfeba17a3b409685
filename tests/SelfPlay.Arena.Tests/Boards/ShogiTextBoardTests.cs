using SelfPlay.Arena.Boards;
using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;

namespace SelfPlay.Arena.Tests.Boards;

public sealed class ShogiTextBoardTests
{
    private static readonly TextBoard<ShogiPosition> Board = TextBoards.For((Game<ShogiPosition>)GameCatalog.Find("shogi")!);

    [Test]
    public void Black_sits_at_the_bottom_and_Whites_men_have_a_mark()
    {
        var position = Sfen("l6nl/5+P1gk/2np1S3/p1p4Pp/3P2Sp1/1PPb2P1P/P5GS1/R8/LN4bKL w RGgsn5p 1");
        Assert.That(Board.Cell(position, 0, 0), Is.EqualTo(new BoardCell(Side.Second, "v香", "l") { Solid = " 香" }));
        Assert.That(Board.Cell(position, 1, 5), Is.EqualTo(new BoardCell(Side.First, " と", "T") { Solid = " と" }));
        Assert.That(Board.Cell(position, 8, 7).Symbol, Is.EqualTo(" 玉"));
        Assert.That(Board.ColumnName(0) + Board.RowName(0), Is.EqualTo("9a"));
    }

    [TestCase(Side.First, "飛 金", "R G")]
    [TestCase(Side.Second, "金 銀 桂 歩5", "g s n p5")]
    public void The_hands_stand_beside_the_board(Side side, string kanji, string letters)
    {
        var position = Sfen("l6nl/5+P1gk/2np1S3/p1p4Pp/3P2Sp1/1PPb2P1P/P5GS1/R8/LN4bKL w RGgsn5p 1");
        Assert.That(Board.Beside(position, side), Is.EqualTo(kanji));
        Assert.That(Board.Beside(position, side, ascii: true), Is.EqualTo(letters));
    }

    [TestCase("fourfold repetition", "startpos", "2h3h 8b7b 3h2h 7b8b 2h3h 8b7b 3h2h 7b8b 2h3h 8b7b 3h2h 7b8b")]
    [TestCase("perpetual check", "6k2/1+p7/9/9/9/9/9/1+P2R4/6K2 b - 1", "5h3h 3a2a 3h2h 2a3a 2h3h 3a2a 3h2h 2a3a 2h3h 3a2a 3h2h 2a3a 2h3h")]
    [TestCase("checkmate", "4k4/9/4P4/9/9/9/9/9/4K4 b G 1", "G*5b")]
    [TestCase("having no move", "k8/2+P6/1+P7/9/9/9/9/9/K8 w - 1", "")]
    [TestCase("the declaration of the entered king", "G3+R3S/GG2P2SS/GLPBKBPLS/9/9/7+p+p/7+pk/7+p+p/9 b - 1", "")]
    public void The_reason_of_the_end_is_told(string reason, string start, string moves)
    {
        var line = new Line<ShogiPosition>(Sfen(start), 512);
        foreach (var text in moves.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.That(ShogiNotation.Instance.TryParseMove(line.Position, text, out var move, out var error), Is.True, error);
            line.Play(move);
        }

        Assert.That(Board.ReasonOf(line), Is.EqualTo(reason));
    }

    private static ShogiPosition Sfen(string text)
    {
        Assert.That(ShogiNotation.Instance.TryParsePosition(text, out var position, out var error), Is.True, error);
        return position;
    }
}
