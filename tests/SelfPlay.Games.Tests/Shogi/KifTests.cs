using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;
using SelfPlay.Games.Shogi;
using SelfPlay.Games.Shogi.Records;
using static SelfPlay.Games.Tests.Shogi.ShogiTestPositions;

namespace SelfPlay.Games.Tests.Shogi;

public class KifTests
{
    [Test]
    public void A_game_is_written_as_Japanese_programs_write_it()
    {
        var line = Play(Start, "7g7f 3c3d 8h2b+ 3a2b B*4e");
        var game = new GameText<ShogiPosition>(
            ShogiPosition.Initial, line.Moves.ToArray(), Outcome.FirstWins, [new("Event", "a test"), new("Black", "ours"), new("White", "theirs")], [null, null, "takes", null, null]);
        Assert.That(Kif.Format(game), Is.EqualTo(
            """
            #KIF version=2.0 encoding=UTF-8
            手合割：平手
            棋戦：a test
            先手：ours
            後手：theirs
            手数----指手---------消費時間--
               1 ７六歩(77)
               2 ３四歩(33)
               3 ２二角成(88)
            *takes
               4 同　銀(31)
               5 ４五角打
               6 投了


            """));
    }

    [TestCase("投了", Outcome.SecondWins)]
    [TestCase("詰み", Outcome.SecondWins)]
    [TestCase("切れ負け", Outcome.SecondWins)]
    [TestCase("反則負け", Outcome.SecondWins)]
    [TestCase("反則勝ち", Outcome.FirstWins)]
    [TestCase("入玉勝ち", Outcome.FirstWins)]
    [TestCase("千日手", Outcome.Draw)]
    [TestCase("持将棋", Outcome.Draw)]
    [TestCase("中断", Outcome.Ongoing)]
    [TestCase("封じ手", Outcome.Ongoing)]
    public void The_word_in_the_place_of_a_move_says_how_the_game_ended(string word, Outcome outcome) =>
        Assert.That(ReadOne($"   1 ７六歩(77)   ( 0:02/00:00:02)\n   2 ３四歩(33)\n   3 {word}   ( 0:00/00:00:01)\n").Outcome, Is.EqualTo(outcome));

    [TestCase("まで2手で後手の勝ち", Outcome.SecondWins)]
    [TestCase("まで2手で先手の反則負け", Outcome.SecondWins)]
    [TestCase("まで2手で時間切れにより先手の勝ち", Outcome.FirstWins)]
    [TestCase("まで2手で千日手", Outcome.Draw)]
    [TestCase("まで2手で中断", Outcome.Ongoing)]
    public void So_does_the_last_line(string summary, Outcome outcome) =>
        Assert.That(ReadOne($"▲７六歩    △３四歩\n{summary}\n").Outcome, Is.EqualTo(outcome));

    // Which of several men is meant, as the rules of the Japanese association for writing moves have it.
    [TestCase("4k4/9/9/9/9/9/9/3G1G3/4K4 b - 1", "▲５七金左", "6h5g")]
    [TestCase("4k4/9/9/9/9/9/9/3G1G3/4K4 b - 1", "▲５七金右", "4h5g")]
    [TestCase("4k4/9/9/9/9/9/3G5/4G4/4K4 b - 1", "▲５七金寄", "6g5g")]
    [TestCase("4k4/9/9/9/9/9/3G5/4G4/4K4 b - 1", "▲５七金直", "5h5g")]
    [TestCase("4k4/9/9/9/9/3S5/9/3S5/4K4 b - 1", "▲５七銀上", "6h5g")]
    [TestCase("4k4/9/9/9/9/3S5/9/3S5/4K4 b - 1", "▲５七銀引", "6f5g")]
    [TestCase("4k4/9/9/9/9/3S1S3/9/3S1S3/4K4 b - 1", "▲５七銀左上", "6h5g")]
    [TestCase("4k4/9/9/9/9/3S1S3/9/3S1S3/4K4 b - 1", "▲５七銀右引", "4f5g")]
    [TestCase("4k4/9/+R6+R1/9/9/9/9/9/4K4 b - 1", "▲５三龍右", "2c5c")]
    [TestCase("4k4/9/9/9/9/9/9/7+B1/4K3+B b - 1", "▲１八馬右", "1i1h")]
    [TestCase("4k4/9/6S2/9/9/9/9/9/4K4 b - 1", "▲２二銀成", "3c2b+")]
    [TestCase("4k4/9/6S2/9/9/9/9/9/4K4 b - 1", "▲２二銀不成", "3c2b")]
    [TestCase("4k4/9/9/9/9/9/9/4G4/4K4 b G 1", "▲５七金打", "G*5g")]
    [TestCase("4k4/9/9/9/9/9/9/4G4/4K4 b G 1", "▲５七金", "5h5g")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 b G 1", "▲５七金", "G*5g")]
    [TestCase("4k4/3g1g3/9/9/9/9/9/9/4K4 w - 1", "△５三金左", "4b5c")]
    [TestCase("4k4/9/9/9/9/9/9/4+N4/4K4 b - 1", "▲５七成桂", "5h5g")]
    [TestCase("4k4/9/9/9/9/9/9/4+N4/4K4 b - 1", "▲５七圭", "5h5g")]
    public void KI2_tells_one_man_from_another_by_where_it_stands(string sfen, string text, string usi) =>
        Assert.That(UsiMove.Format(Move(Parse(sfen), text)), Is.EqualTo(usi));

    [Test]
    public void Variations_bookmarks_and_their_comments_are_passed_over()
    {
        const string text = """
            手合割：平手
            手数----指手---------消費時間--
            *before the first move
               1 ７六歩(77)   ( 0:02/00:00:02)+
            *on the first
            *move
            &bookmark
               2 ３四歩(33)
               3 投了
            まで2手で後手の勝ち

            変化：2手
               2 ８四歩(83)
            *elsewhere: a comment
               3 千日手

            手合割：香落ち
            手数----指手---------消費時間--
               1 ３四歩(33)
            """;
        var games = Read(text);
        Assert.That(games.Select(game => game.Error), Is.All.Null);
        Assert.That(games.Select(game => game.Game!.Moves.Count), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(games[0].Game!.Outcome, Is.EqualTo(Outcome.SecondWins));
        Assert.That(games[0].Game!.Comments, Is.EqualTo(new[] { "on the first\nmove", null }));
        Assert.That(games[1].Game!.Start, Is.EqualTo(Parse("lance")));
    }

    [TestCase("   1 ７五歩(77)\n", "line 3, move 1. '７五歩(77)' is not legal here")]
    [TestCase("   1 ７六歩(77)\n   2 同　歩(33)\n", "line 4, move 2. '同　歩(33)' is not legal here")]
    [TestCase("   1 hello\n", "line 3, move 1. 'hello' is neither a move nor the end of a game")]
    [TestCase("▲７六歩 ▲２六歩\n", "line 3, move 2. '▲２六歩' is marked as a move of the side that is not to move")]
    public void A_game_with_a_fault_is_skipped_with_the_line_and_the_move(string moves, string error)
    {
        var games = Read($"手合割：平手\n手数----指手---------消費時間--\n{moves}\n手合割：平手\n手数----指手--\n   1 ７六歩(77)\n");
        Assert.That(games, Has.Count.EqualTo(2));
        Assert.That(games[0].Error, Does.StartWith(error));
        Assert.That(games[1].Game!.Moves, Has.Count.EqualTo(1));
    }

    [TestCase("手合割：百枚落ち\n", "the start '百枚落ち' is not known")]
    [TestCase("|v香v桂|一\n", "the drawn board has 1 ranks")]
    public void A_start_that_cannot_be_is_named(string head, string error) =>
        Assert.That(Read(head + "手数----指手--\n   1 ７六歩(77)\n").Single().Error, Does.Contain(error));

    [Test]
    public void A_start_that_has_no_name_is_drawn_with_hands_turn_and_number_of_the_move()
    {
        var start = Parse("l6nl/5+P1gk/2np1S3/p1p4Pp/3P2Sp1/1PPb2P1P/P5GS1/R8/LN4bKL w RGgsn5p 31");
        var game = new GameText<ShogiPosition>(start, [Move(start, "1b1c")], Outcome.Ongoing, [], []);
        var text = Kif.Format(game);
        Assert.That(text, Does.Contain("後手の持駒：金　銀　桂　歩五").And.Contain("| ・ ・ ・ ・ ・ と ・v金v玉|二").And.Contain("後手番\n手数＝30  まで"));
        Assert.That(Read(text).Single().Game!.Start, Is.EqualTo(start));
    }

    [Test]
    public void A_line_of_USI_is_a_game()
    {
        var games = Read("position startpos moves 7g7f 3c3d\nsfen 4k4/9/4P4/9/9/9/9/9/4K4 b G 1 moves G*5b\nstartpos moves 7g7e\n");
        Assert.That(games.Select(game => game.Game?.Moves.Count), Is.EqualTo(new int?[] { 2, 1, null }));
        Assert.That(games.Select(game => game.Game?.Outcome), Is.EqualTo(new Outcome?[] { Outcome.Ongoing, Outcome.FirstWins, null }));
        Assert.That(games[2].Error, Is.EqualTo("line 3, move 1. '7g7e' is not legal here"));
    }

    [Test]
    public void What_is_in_no_format_is_told_once() =>
        Assert.That(Read("hello\nworld\n").Single().Error, Does.StartWith("line 1: 'hello' begins no game"));

    private static GameText<ShogiPosition> ReadOne(string moves) => Read($"手合割：平手\n{moves}").Single().Game!;

    private static List<ReadGame<ShogiPosition>> Read(string text) => [.. ShogiNotation.Instance.ReadGames(new StringReader(text))];
}
