using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;
using SelfPlay.Games.Shogi;
using SelfPlay.Games.Shogi.Records;
using static SelfPlay.Games.Tests.Shogi.ShogiTestPositions;

namespace SelfPlay.Games.Tests.Shogi;

public class CsaTests
{
    [Test]
    public void A_game_is_written_as_the_association_has_it()
    {
        var line = Play(Start, "7g7f 3c3d 8h2b+ 3a2b B*4e");
        var game = new GameText<ShogiPosition>(
            ShogiPosition.Initial, line.Moves.ToArray(), Outcome.FirstWins, [new("Black", "ours"), new("White", "theirs"), new("Event", "a test")], [null, null, " 30", null, null]);
        Assert.That(Csa.Format(game), Is.EqualTo(
            """
            'CSA encoding=UTF-8
            V3.0
            N+ours
            N-theirs
            $EVENT:a test
            PI
            +
            +7776FU
            -3334FU
            +8822UM
            '* 30
            -3122GI
            +0045KA
            %TORYO

            """));
    }

    [TestCase("%TORYO", Outcome.SecondWins)]
    [TestCase("%TSUMI", Outcome.SecondWins)]
    [TestCase("%TIME_UP", Outcome.SecondWins)]
    [TestCase("#TIME_UP", Outcome.SecondWins)]
    [TestCase("%ILLEGAL_MOVE", Outcome.SecondWins)]
    [TestCase("%-ILLEGAL_ACTION", Outcome.FirstWins)]
    [TestCase("%+ILLEGAL_ACTION", Outcome.SecondWins)]
    [TestCase("%KACHI", Outcome.FirstWins)]
    [TestCase("%SENNICHITE", Outcome.Draw)]
    [TestCase("%JISHOGI", Outcome.Draw)]
    [TestCase("%MAX_MOVES", Outcome.Draw)]
    [TestCase("%CHUDAN", Outcome.Ongoing)]
    public void The_word_at_the_end_says_how_the_game_ended(string word, Outcome outcome) =>
        Assert.That(Read($"V2.2\nPI\n+\n+7776FU,T1\n-3334FU\nT2\n{word}\n").Single().Game!.Outcome, Is.EqualTo(outcome));

    [Test]
    public void Games_in_one_file_are_parted_by_a_slash_or_by_the_next_head()
    {
        var games = Read("V2.2\nN+a\nPI\n+\n+7776FU\n%TORYO\n/\n'a remark\nN+b\nPI82HI22KA\n-\n-3334FU\n%CHUDAN\nV3.0\nPI\n+\n+2726FU\n");
        Assert.That(games.Select(game => game.Error), Is.All.Null);
        Assert.That(games.Select(game => UsiMove.Format(game.Game!.Moves.Single())), Is.EqualTo(new[] { "7g7f", "3c3d", "2g2f" }));
        Assert.That(games[1].Game!.Start, Is.EqualTo(Parse("2-piece")));
    }

    [TestCase("P+59OU\nP-51OU\nP-00AL\n+\n", "4k4/9/9/9/9/9/9/9/4K4 b 2r2b4g4s4n4l18p 1")]
    [TestCase("P-51OU\nP+00HI00KY00KY34TO\n-\n", "4k4/9/9/6+P2/9/9/9/9/9 w R2L 1")]
    public void A_position_may_be_given_man_by_man(string head, string sfen) =>
        Assert.That(Read($"V2.2\n{head}%CHUDAN\n").Single().Game!.Start, Is.EqualTo(Parse(sfen)));

    [TestCase("+7775FU", "line 4, move 1. '+7775FU' is not legal here")]
    [TestCase("-3334FU", "line 4, move 1. '-3334FU' is neither a move nor the end of a game")]
    [TestCase("+7776XX", "line 4, move 1. '+7776XX' is neither a move nor the end of a game")]
    public void A_game_with_a_fault_is_skipped_with_the_line_and_the_move(string move, string error)
    {
        var games = Read($"V2.2\nPI\n+\n{move}\n%TORYO\nV2.2\nPI\n+\n+7776FU\n");
        Assert.That(games[0].Error, Is.EqualTo(error));
        Assert.That(games[1].Game!.Moves, Has.Count.EqualTo(1));
    }

    [TestCase(RecordEncoding.ShiftJisName)]
    [TestCase(RecordEncoding.Utf8Name)]
    public void Names_survive_both_encodings(string name)
    {
        var encoding = name == RecordEncoding.ShiftJisName ? RecordEncoding.ShiftJis : System.Text.Encoding.UTF8;
        var game = new GameText<ShogiPosition>(ShogiPosition.Initial, [], Outcome.Ongoing, [new("Black", "羽生善治"), new("White", "藤井猛")], []);
        var stored = encoding.GetBytes(Csa.Format(game, name));
        Assert.That(Read(encoding.GetString(stored)).Single().Game!.Tags, Is.EqualTo(game.Tags));
        Assert.That(System.Text.Encoding.ASCII.GetString(stored), Does.StartWith($"'CSA encoding={name}\n"));
    }

    private static List<ReadGame<ShogiPosition>> Read(string text) => [.. ShogiNotation.Instance.ReadGames(new StringReader(text))];
}
