using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;
using SelfPlay.TestData;

namespace SelfPlay.Games.Tests.Chess;

/// <summary>Lines of test suites in the forms in which they are published.</summary>
public sealed class EpdTestTests
{
    [TestCase("5rk1/1ppb3p/p1pb4/6q1/3P1p1r/2P1R2P/PP1BQ1P1/5RKN w - - bm Rg3; id \"WAC.003\";", "WAC.003", "e3g3", TestName = "the usual form")]
    [TestCase("1k1r4/pp1b1R2/3q2pp/4p3/2B5/4Q3/PPP2B2/2K5 b - - ; bm Qd1 + ; id BK.01 ", "BK.01", "d6d1", TestName = "a semicolon first, a check that stands alone, a bare name")]
    [TestCase("1k1r4/pp1b1R2/3q2pp/4p3/2B5/4Q3/PPP2B2/2K5 b - -;bm Qd1+;id \"BK; 01\"", "BK; 01", "d6d1", TestName = "no blanks, a semicolon in a quotation, no semicolon last")]
    [TestCase("3N4/8/8/8/2k5/8/8/1K1Q4 w - - 3 40 bm Qd3+ Qb3#; id \"x y\";", "x y", "d1d3 d1b3", TestName = "counters, two moves, a wrong mark")]
    [TestCase("3N4/8/8/8/2k5/8/8/1K1Q4 w - - 3 40; bm Qd3+, Qd5+;", null, "d1d3 d1d5", TestName = "counters with a semicolon, commas")]
    [TestCase("2k5/ppp2p2/7q/6p1/2Nb1p2/1B3Kn1/PP2Q1P1/8 b - - bm Qh6-h5+; ce +M1; pv Qh6-h5+;", null, "h6h5", TestName = "long algebraic moves")]
    [TestCase("8/P6k/8/8/8/8/8/K7 w - - bm a8Q; id promotion;", "promotion", "a7a8q", TestName = "a promotion without a sign")]
    [TestCase("r3k2r/8/8/8/8/8/8/R3K2R w KQkq - bm 0-0 O-O-O;", null, "e1g1 e1c1", TestName = "castling by noughts")]
    [TestCase("3N4/8/8/8/2k5/8/8/1K1Q4 w - - bm 1. Qd3+!; c0 \"d3=100, e1=1\";", null, "d1d3", TestName = "the number of the move, praise, a comment")]
    public void Best_moves_are_read(string line, string? id, string moves)
    {
        var test = Read(line);
        Assert.That(test.Id, Is.EqualTo(id));
        Assert.That(Uci(test, test.Best), Is.EqualTo(moves));
    }

    [Test]
    public void Moves_to_avoid_and_mates_are_read()
    {
        var test = Read("3N4/8/8/8/2k5/8/8/1K1Q4 w - - am Qb3+ Qd3+; dm 4;");
        Assert.That((Uci(test, test.Avoid), test.MateIn, test.Best.Count), Is.EqualTo(("d1b3 d1d3", 4, 0)));
        Assert.That(Read("2k5/ppp2p2/7q/6p1/2Nb1p2/1B3Kn1/PP2Q1P1/8 b - - bm Qh5; ce +M1;").MateIn, Is.EqualTo(1));
        Assert.That(Read("2k5/ppp2p2/7q/6p1/2Nb1p2/1B3Kn1/PP2Q1P1/8 b - - bm Qh5; ce 327;").MateIn, Is.Null);
    }

    [Test]
    public void Counters_of_a_FEN_and_those_of_operations_are_kept()
    {
        Assert.That(Read("3N4/8/8/8/2k5/8/8/1K1Q4 w - - 3 40;bm Qd3;").Position.HalfMoveClock, Is.EqualTo(3));
        Assert.That(Read("3N4/8/8/8/2k5/8/8/1K1Q4 w - - bm Qd3; hmvc 7; fmvn 12;").Position.FullMoveNumber, Is.EqualTo(12));
    }

    [TestCase("3N4/8/8/8/2k5/8/8/1K1Q4 w - - bm Qd9;", "bm: 'Qd9' is no move")]
    [TestCase("3N4/8/8/8/2k5/8/8/1K1Q4 w - - bm Qh8;", "bm: 'Qh8' is not legal here")]
    [TestCase("3N4/8/8/8/2k5/8/8/1K1Q4 w - - am ;", "am names no move; write it as in am Nf3;")]
    [TestCase("3N4/8/8/8/2k5/8/8/1K1Q4 w - - dm soon;", "dm: 'soon' is no number of moves")]
    [TestCase("3N4/8/8/8/2k5/8/8/1K1Q4 w - - id \"nothing\";", "nothing is asked of the position")]
    [TestCase("3N4/8/8/8/2k5/8/8 w - - bm Qd3;", "is no chess position")]
    [TestCase("Qd3", "where a FEN has six")]
    public void What_cannot_be_used_is_told(string line, string reason)
    {
        Assert.That(ChessNotation.Instance.TryParseTestPosition(line, out _, out var error), Is.False);
        Assert.That(error, Does.Contain(reason));
    }

    [TestCase("chess/tactics/STS_1-8.epd", 667)]
    [TestCase("chess/tactics/bratko-kopec.epd", 24)]
    [TestCase("chess/tactics/wac-revised.epd", 200)]
    [TestCase("chess/mate/mate_in_3_dev.epd", 300)]
    public void Published_suites_are_read_whole(string file, int positions)
    {
        var lines = File.ReadAllLines(SharedData.Require(file));
        Assert.That(lines.Where(line => line.Length > 0).Select(Read).Count(test => test.Best.Count > 0), Is.EqualTo(positions));
    }

    private static TestPosition<ChessPosition> Read(string line)
    {
        Assert.That(ChessNotation.Instance.TryParseTestPosition(line, out var test, out var error), Is.True, error);
        return test!;
    }

    private static string Uci(TestPosition<ChessPosition> test, IReadOnlyList<Move> moves) =>
        string.Join(' ', moves.Select(move => ChessNotation.Instance.FormatMove(test.Position, move)));
}
