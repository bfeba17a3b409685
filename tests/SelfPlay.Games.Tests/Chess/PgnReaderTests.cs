using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Tests.Chess;

public class PgnReaderTests
{
    private const string Promotion = "[SetUp \"1\"]\n[FEN \"3n3k/2P5/8/8/8/8/8/4K3 w - - 0 1\"]\n\n";
    private const string Chess960 = "[FEN \"nbbrknrq/pppppppp/8/8/8/8/PPPPPPPP/NBBRKNRQ w KQkq - 0 1\"]\n[Variant \"fischerandom\"]\n\n";

    [TestCase("1. e4 e5 2. Nf3 *", "e4 e5 Nf3")]
    [TestCase("1.e4 e5 2.Nf3 *", "e4 e5 Nf3")]
    [TestCase("1 e4 e5 2 Nf3 *", "e4 e5 Nf3")]
    [TestCase("1. e4 1... e5 2. ... *", "e4 e5")]
    [TestCase("1.e4 1...e5 2.Nf3 2. ... Nc6 *", "e4 e5 Nf3 Nc6")]
    [TestCase("1. e4 ... e5 … 2.Nf3", "e4 e5 Nf3")]
    [TestCase("e4 e5 Nf3", "e4 e5 Nf3")]
    [TestCase("1.\ne4\r\ne5\t2.\u00a0Nf3 1/2-1/2", "e4 e5 Nf3")]
    [TestCase("1. e4 e5 (1... c5 2. Nf3 (2. c3 d5 (2... Nf6)) 2... d6) 2. Nf3 *", "e4 e5 Nf3")]
    [TestCase("1. e4 (1. d4 {a ) in a comment} d5 ; and a ) here\n 2. c4) 1... e5 *", "e4 e5")]
    [TestCase("1. e4! e5?! $1 2. Nf3!? $14$36 Nc6?? *", "e4 e5 Nf3 Nc6")]
    [TestCase("1. e4 e5 +/- 2. Nf3 = Nc6 -+ 3. Bb5 \u00b1 a6 N *", "e4 e5 Nf3 Nc6 Bb5 a6")]
    [TestCase("1. e4 [%clk 0:01:00] e5 <reserved> 2. Nf3 *", "e4 e5 Nf3")]
    [TestCase("% an escape\n1. e4\n%another 1. d4\ne5 *", "e4 e5")]
    [TestCase("1. e2e4 e7-e5 2. Ng1-f3 Ngf6 *", "e4 e5 Nf3 Nf6")]
    [TestCase("1. ♙e4 e5 2. ♘f3 ♞c6 *", "e4 e5 Nf3 Nc6")]
    [TestCase("1. e4 e5 2. Nf3 Nf6 3. Bc4 Bc5 4. 0-0 0-0 *", "e4 e5 Nf3 Nf6 Bc4 Bc5 O-O O-O")]
    [TestCase("1. e4 e5 2. Nf3 Nf6 3. Bc4 Bc5 4. e1g1 e8h8 *", "e4 e5 Nf3 Nf6 Bc4 Bc5 O-O O-O")]
    [TestCase("1. e4 d5 2. e5 f5 3. exf6ep *", "e4 d5 e5 f5 exf6")]
    [TestCase("1. e4 d5 2. e5 f5 3. exf6 e.p. exf6+- *", "e4 d5 e5 f5 exf6 exf6")]
    [TestCase("1. f3 e5 2. g4 Qh4++ 0-1", "f3 e5 g4 Qh4#")]
    [TestCase(Promotion + "1. cxd8=N+ *", "cxd8=N")]
    [TestCase(Promotion + "1. c8/Q Kg7 *", "c8=Q Kg7")]
    [TestCase(Chess960 + "1. d4 d5 2. c3 Nb6 3. Bd2 Bd7 4. Bc2 e6 5. O-O-O *", "d4 d5 c3 Nb6 Bd2 Bd7 Bc2 e6 O-O-O")]
    [TestCase(Chess960 + "1. d4 d5 2. c3 Nb6 3. Bd2 Bd7 4. Bc2 e6 5. Kxd1 *", "d4 d5 c3 Nb6 Bd2 Bd7 Bc2 e6 O-O-O")]
    [TestCase(Chess960 + "1. d4 d5 2. c3 Nb6 3. Bd2 Bd7 4. Bc2 e6 5. e1d1 *", "d4 d5 c3 Nb6 Bd2 Bd7 Bc2 e6 O-O-O")]
    public void The_main_line_is_read_however_it_is_written(string pgn, string moves) => Assert.That(Moves(Game(pgn)), Is.EqualTo(moves));

    [TestCase("[Result \"1-0\"]\n\n1. e4 1-0", Outcome.FirstWins)]
    [TestCase("[Result \"1-0\"]\n\n1. e4 0-1", Outcome.SecondWins)]
    [TestCase("[Result \"1-0\"]\n\n1. e4 *", Outcome.FirstWins)]
    [TestCase("[Result \"0-1\"]\n\n1. e4", Outcome.SecondWins)]
    [TestCase("[Result \"1/2-1/2\"]\n\n", Outcome.Draw)]
    [TestCase("1. e4 1/2", Outcome.Draw)]
    [TestCase("1. e4 1/2-1/2", Outcome.Draw)]
    [TestCase("1. e4 *", Outcome.Ongoing)]
    [TestCase("[Result \"White resigned\"]\n\n1. e4", Outcome.Ongoing)]
    public void The_result_is_that_of_the_moves_or_else_that_of_the_tag(string pgn, Outcome outcome) =>
        Assert.That(Game(pgn).Outcome, Is.EqualTo(outcome));

    [TestCase("[White \"a \\\"b\\\" \\\\\"]", "White", "a \"b\" \\")]
    [TestCase("[ White   \"Black\" ]", "White", "Black")]
    [TestCase("[Event \"Ugra Cup \\\"]\n[Site \"x\"]", "Event", "Ugra Cup \\")]
    [TestCase("[Event \"The \"Big\" One\"]", "Event", "The \"Big\" One")]
    [TestCase("[Event \"never closed\n[Site \"x\"]", "Event", "never closed")]
    [TestCase("[Event \"a\"][Site \"b\"]", "Site", "b")]
    [TestCase("[Event \"a\"]<br />[Site \"b\"]<br /><br />", "Site", "b")]
    [TestCase("[Event \"a\"]\n\n[Site \"b\"]", "Site", "b")]
    [TestCase("[WhiteElo \"?\"]", "WhiteElo", "?")]
    [TestCase("[Empty]", "Empty", "")]
    public void Tags_are_read_as_they_were_meant(string head, string name, string value) =>
        Assert.That(Game(head + "\n\n1. e4 *").Tags, Does.Contain(new KeyValuePair<string, string>(name, value)));

    [Test]
    public void What_start_and_outcome_say_and_what_is_not_known_is_no_tag() => Assert.That(
        Game("[Event \"?\"]\n[Date \"????.??.??\"]\n[Result \"*\"]\n[SetUp \"1\"]\n[FEN \"4k3/8/8/8/8/8/8/4K2R w K - 0 1\"]\n\n1. O-O *").Tags,
        Is.Empty);

    [TestCase("1. e4 {best by test} e5 2. Nf3 *", "best by test,,")]
    [TestCase("1. e4 {[%clk 0:01:00]} e5 {[%clk 0:00:59] [%eval 0.2]} *", "[%clk 0:01:00],[%clk 0:00:59] [%eval 0.2]")]
    [TestCase("{before} 1. e4 e5 ; to the end {of the line\n2. Nf3 *", ",to the end {of the line,")]
    [TestCase("1. e4 {one\n   and  the same } {} {another} 1... e5 *", "one and  the same another,")]
    [TestCase("1. e4 (1. d4 {not this}) e5 {this} *", ",this")]
    [TestCase("1. e4 e5 *{after the game}", "")]
    public void Comments_on_moves_of_the_main_line_are_kept(string pgn, string comments) =>
        Assert.That(string.Join(',', Game(pgn).Comments), Is.EqualTo(comments));

    [TestCase("1. e4 e5 2. Ke3 *", "line 1, move 2. 'Ke3' is not legal here; legal are ")]
    [TestCase("1. e4 e5\n2. Nf3 -- *", "line 2, move 2... '--' is a null move, which no game has")]
    [TestCase("1. e4 Z0 *", "line 1, move 1... 'Z0' is a null move")]
    [TestCase("1. d4 d5 2. Nf3 Nf6 3. Nd2 *", "line 1, move 3. 'Nd2' is ambiguous; choose from Nbd2 Nfd2")]
    [TestCase("1. e4 hello *", "line 1, move 1... 'hello' is no move")]
    [TestCase("1. e4 e5) 2. Nf3 *", "line 1: ')' closes what was not opened")]
    [TestCase("1. e4 e5 } *", "line 1: '}' closes what was not opened")]
    [TestCase("1. e4\n{never closed", "line 2: the comment that begins here is never closed")]
    [TestCase("1. e4\n\n(1. d4 (1. c4) *", "line 3: the variation that begins here is never closed")]
    [TestCase("[FEN \"8/8/8/8/8/8/8/8 w - - 0 1\"]\n\n*", "line 1: '8/8/8/8/8/8/8/8 w - - 0 1' is no chess position: White has 0 kings")]
    [TestCase("[Variant \"Atomic\"]\n\n1. e4 *", "line 1: the variant 'Atomic' has other rules")]
    [TestCase("1. f3 e5 2. g4 Qh4# 3. a3 *", "line 1, move 3. 'a3' cannot be played: the game is over")]
    public void A_fault_is_told_with_line_move_and_reason_and_the_next_game_is_read(string broken, string error)
    {
        var read = Read(broken + "\n\n[Event \"next\"]\n\n1. d4 *");
        Assert.That(read, Has.Length.EqualTo(2));
        Assert.That(read[0].Game, Is.Null);
        Assert.That(read[0].Error, Does.StartWith(error));
        Assert.That(Moves(read[1].Game!), Is.EqualTo("d4"));
    }

    [Test]
    public void A_word_without_end_is_named_by_its_beginning() =>
        Assert.That(Read("1. " + new string('a', 100_000) + " *").Single().Error, Does.Contain("'" + new string('a', 40) + "...' is no move"));

    [TestCase("1. e4 *\n1. d4 *", "1 e4,2 d4")]
    [TestCase("1. e4 1-0 1. d4 0-1", "1 e4,1 d4")]
    [TestCase("[Event \"a\"]\n\n1. e4\n\n[Event \"b\"]\n\n1. d4\n", "1 e4,5 d4")]
    [TestCase("[Event \"a\"]\n1. e4 *\n[Event \"b\"]\n1. d4", "1 e4,3 d4")]
    [TestCase("[Event \"a\"]\n[Site \"x\"]\n\n[Event \"b\"]\n[Site \"y\"]\n\n1. d4", "1 ,4 d4")]
    [TestCase("[Event \"a\"]\n\n*\n\n; nothing\n[Event \"b\"]\n\n 1-0\n", "1 ,6 ")]
    [TestCase("{a preface}\n\n\n1. e4 * {an epilogue}\n\n", "4 e4")]
    public void Games_are_told_apart_and_have_the_lines_where_they_begin(string pgn, string expected) =>
        Assert.That(string.Join(',', Read(pgn).Select(read => $"{read.Line} {Moves(read.Game!)}")), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase(" \r\n\t\u001a\0")]
    [TestCase("; nothing\n% here\n{but comments}")]
    public void A_text_without_games_has_none(string pgn) => Assert.That(Read(pgn), Is.Empty);

    [Test]
    public void Variations_may_be_nested_a_thousand_deep() =>
        Assert.That(Moves(Game("1. e4 " + string.Concat(Enumerable.Repeat("(1. d4 ", 1000)) + new string(')', 1000) + " e5 *")), Is.EqualTo("e4 e5"));

    [Test]
    public void A_comment_beyond_all_measure_is_damage_and_takes_no_memory()
    {
        using var text = new EndlessComment(letters: 50_000_000);
        var before = GC.GetTotalAllocatedBytes();
        Assert.That(ChessNotation.Instance.ReadGames(text).Single().Error, Does.Contain("never closed"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(40_000_000));
    }

    [Test]
    public void It_does_not_matter_how_much_of_the_text_comes_at_a_time()
    {
        var pgn = string.Concat(Enumerable.Repeat("[Event \"a \\\"b\\\"\"]\n\n1. e4 {a comment} e5 (1... c5 ;)\n) 2. Nf3 $1 Nc6 1/2-1/2\n\n", 2000));
        using var drops = new DrippingReader(pgn);
        var whole = Read(pgn);
        var dripped = ChessNotation.Instance.ReadGames(drops).ToArray();
        Assert.That(whole, Has.Length.EqualTo(2000));
        Assert.That(dripped.Select(Summary), Is.EqualTo(whole.Select(Summary)));

        static string Summary(ReadGame<ChessPosition> read) =>
            $"{read.Line} {read.Error} {Moves(read.Game!)} {read.Game!.Tags[0]} {string.Join(',', read.Game.Comments)} {read.Game.Outcome}";
    }

    private static ReadGame<ChessPosition>[] Read(string pgn) => [.. ChessNotation.Instance.ReadGames(new StringReader(pgn))];

    private static GameText<ChessPosition> Game(string pgn)
    {
        var read = Read(pgn).Single();
        Assert.That(read.Error, Is.Null);
        return read.Game!;
    }

    private static string Moves(GameText<ChessPosition> game)
    {
        var texts = new List<string>();
        var position = game.Start;
        foreach (var move in game.Moves)
        {
            texts.Add(San.Format(position, move).TrimEnd('+'));
            position = position.After(move);
        }

        return string.Join(' ', texts);
    }
}
