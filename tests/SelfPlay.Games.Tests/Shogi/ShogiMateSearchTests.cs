using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;
using SelfPlay.Games.Shogi.Mate;
using SelfPlay.TestData;
using static SelfPlay.Games.Tests.Shogi.ShogiTestPositions;

namespace SelfPlay.Games.Tests.Shogi;

public class ShogiMateSearchTests
{
    private const long Limit = 200_000;

    private readonly ShogiMateSearch _search = new(tableBits: 18);

    [Test]
    public void Published_mates_are_found_and_every_answer_is_mated()
    {
        foreach (var fields in File.ReadLines(SharedData.Require("shogi/tsume/tanuki_tsume_dev.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            var position = Parse(fields[1]);
            var result = _search.Solve(position, Limit);
            Assert.That(result.Status, Is.EqualTo(MateStatus.Mate), fields[1]);
            CheckMates(position, result.Line);
            CheckEveryAnswer(position.After(result.Line[0]));
        }
    }

    [TestCase(Start)]
    [TestCase("4k4/9/4P4/9/9/9/9/9/4K4 b - 1")]
    [TestCase("3rkr3/9/8p/4N4/1B7/9/1SG6/1KS6/9 b Pp 1", TestName = "Dropping a pawn to mate is no mate")]
    [TestCase("4k4/9/9/9/9/9/9/9/R3K4 b - 1", TestName = "Checks without end are no mate")]
    public void Where_there_is_no_mate_none_is_found(string sfen)
    {
        var result = _search.Solve(Parse(sfen), Limit);
        Assert.That(result.Status, Is.EqualTo(MateStatus.NoMate));
        Assert.That(result.Line, Is.Empty);
    }

    [Test]
    public void The_limit_ends_a_search() =>
        Assert.That(_search.Solve(Parse("4k4/9/9/9/9/9/9/9/4K4 b 2R2B4G4S4N4L18P 1"), 1).Status, Is.EqualTo(MateStatus.Unknown));

    [Test]
    public void The_same_search_gives_the_same_line()
    {
        var position = Parse("4k4/9/9/9/9/9/9/9/4K4 b 2R2B2G 1");
        Assert.That(_search.Solve(position, Limit).Line, Is.EqualTo(new ShogiMateSearch(tableBits: 18).Solve(position, Limit).Line));
    }

    private void CheckEveryAnswer(in ShogiPosition defended)
    {
        foreach (var answer in LegalMoves(defended))
        {
            var attacked = defended.After(Move(defended, answer));
            Assert.That(_search.Solve(attacked, Limit).Status, Is.EqualTo(MateStatus.Mate), $"{answer} in {defended}");
        }
    }

    private static void CheckMates(ShogiPosition position, IReadOnlyList<Move> line)
    {
        var start = position;
        for (var ply = 0; ply < line.Count; ply++)
        {
            Assert.That(LegalMoves(position), Does.Contain(UsiMove.Format(line[ply])), start.ToString());
            position = position.After(line[ply]);
            if (ply % 2 == 0) Assert.That(position.InCheck, Is.True, start.ToString());
        }

        Assert.That(LegalMoves(position), Is.Empty, start.ToString());
    }
}
