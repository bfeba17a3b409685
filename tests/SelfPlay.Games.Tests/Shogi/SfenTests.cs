using SelfPlay.Games.Shogi;
using static SelfPlay.Games.Tests.Shogi.ShogiTestPositions;

namespace SelfPlay.Games.Tests.Shogi;

public class SfenTests
{
    [TestCase(Start)]
    [TestCase(Matsuri)]
    [TestCase(MostMoves)]
    [TestCase("4k4/9/9/9/9/9/9/9/9 b 16P 57")]
    public void Positions_are_written_as_they_were_read(string sfen) => Assert.That(Sfen.Format(Parse(sfen)), Is.EqualTo(sfen));

    [TestCase("startpos", Start)]
    [TestCase("sfen lnsgkgsnl/1r5b1/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL b -", Start)]
    [TestCase("l6nl/5+P1gk/2np1S3/p1p4Pp/3P2Sp1/1PPb2P1P/P5GS1/R8/LN4bKL w GR5pnsg 1", Matsuri)]
    public void Other_ways_of_writing_mean_the_same(string text, string sfen) => Assert.That(Parse(text), Is.EqualTo(Parse(sfen)));

    [TestCase("lnsgkgsnl/1r5b1/ppppppppp/9/9/9/PPPPPPPPP/1B5R1 b - 1", "has 8 ranks")]
    [TestCase("lnsgkgsnl/1r5b1/pppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL b - 1", "has 8 squares")]
    [TestCase("4x4/9/9/9/9/9/9/9/4K4 b - 1", "'x' in rank '4x4' is no man")]
    [TestCase("4+g4/9/9/9/9/9/9/9/4K4 b - 1", "gold and king do not promote")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 x - 1", "must be b or w")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 b 19P 1", "more men of the kind P")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 b K 1", "cannot be held")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 b 3 1", "end with a number")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 b - 0", "from 1 to 65535")]
    [TestCase("3rk1r2/9/9/9/9/9/9/9/4K4 b 2R 1", "4 men of the kind R")]
    [TestCase("4k4/4k4/9/9/9/9/9/9/9 b - 1", "White has 2 kings")]
    [TestCase("9/9/9/9/9/9/9/9/9 b - 1", "there is no king")]
    [TestCase("4k4/4R4/9/9/9/9/9/9/4K4 b - 1", "could take the king on 5a")]
    public void What_is_no_position_is_refused_with_the_reason(string text, string reason)
    {
        Assert.That(Sfen.TryParse(text, out _, out var error), Is.False);
        Assert.That(error, Does.Contain(text).And.Contain(reason));
    }

    [TestCase("7g7f")]
    [TestCase("７六歩")]
    [TestCase("▲７六歩(77)")]
    [TestCase("76歩")]
    [TestCase("+7776FU")]
    [TestCase("7776FU")]
    public void Moves_are_read_in_the_notations_of_the_field(string text) => Assert.That(UsiMove.Format(Move(Parse(Start), text)), Is.EqualTo("7g7f"));

    [TestCase(Start, "７五歩", "is not legal here")]
    [TestCase(Start, "7g7e", "is not legal here; legal are")]
    [TestCase(Start, "+7775FU", "is not legal here; legal are")]
    [TestCase(Start, "hello", "is no move; write it as")]
    [TestCase("4k4/9/9/9/9/9/9/3G1G3/4K4 b - 1", "５八金", "fits several men: 4h5h 6h5h")]
    public void Moves_that_cannot_be_are_refused_with_the_reason(string sfen, string text, string reason)
    {
        Assert.That(ShogiNotation.Instance.TryParseMove(Parse(sfen), text, out _, out var error), Is.False);
        Assert.That(error, Does.Contain(text).And.Contain(reason));
    }

    [Test]
    public void The_board_is_drawn_with_hands() =>
        Assert.That(ShogiNotation.Instance.Draw(Parse(Matsuri)), Does.StartWith("White holds G1 S1 N1 P5\n").And.Contain("+P").And.EndWith("Black holds R1 G1\n"));
}
