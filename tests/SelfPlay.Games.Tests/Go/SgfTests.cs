using System.IO.Compression;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;
using SelfPlay.Games.Notation;
using SelfPlay.TestData;

namespace SelfPlay.Games.Tests.Go;

public class SgfTests
{
    [Test]
    public void The_main_line_is_the_first_variation_everywhere() =>
        Assert.That(Moves(9, "(;SZ[9];B[aa](;W[bb](;B[cc])(;B[dd]))(;W[ee]))"), Is.EqualTo("A9 B8 C7"));

    [TestCase("(;SZ[9];B[];W[tt];B[aa])", ExpectedResult = "line 1, move 3. the game has ended with two passes")]
    [TestCase("(;SZ[9];B[aa];W[aa])", ExpectedResult = "line 1, move 2. A9 is not legal")]
    [TestCase("(;SZ[9]\n;B[jj])", ExpectedResult = "line 2, move 1. 'jj' is no point of the board")]
    [TestCase("(;GM[2]SZ[9])", ExpectedResult = "line 1: GM[2] is not Go")]
    [TestCase("(;SZ[19])", ExpectedResult = "line 1: the board has 19 rows, and this game has 9")]
    [TestCase("(;SZ[9];B[aa]AW[bb])", ExpectedResult = null)]
    [TestCase("(;SZ[9];B[aa];AW[bb])", ExpectedResult = "line 1, move 2. stones are set up in mid-game")]
    [TestCase("(;SZ[9]AB[ab][ba]AW[aa])", ExpectedResult = "line 1: a chain is set up without a liberty")]
    [TestCase("(;SZ[9];B[aa]", ExpectedResult = "line 1: the game is cut off: its closing parenthesis is missing")]
    public string? A_game_that_cannot_be_read_says_why(string text) => Read(9, text).Single().Error;

    [Test]
    public void A_handicap_is_set_up_and_white_begins()
    {
        var game = Read(9, "(;SZ[9]HA[2]KM[0.5]AB[cc:cd][gg];W[dd];B[ee])").Single().Game!;
        Assert.That(game.Start.ToString(), Is.EqualTo("9/9/2X6/2X6/9/9/6X2/9/9 w 0 0.5"));
        Assert.That(game.Moves, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_side_that_moves_twice_has_the_other_pass_in_between() =>
        Assert.That(Moves(9, "(;SZ[9];B[aa];B[bb];W[cc])"), Is.EqualTo("A9 pass B8 C7"));

    [Test]
    public void As_it_was_played_a_side_that_moves_twice_is_given_the_turn_and_so_it_is_written()
    {
        const string Moves = ";B[aa];B[bb];W[cc];B[];W[];W[dd];B[]";
        var game = Sgf.ReadAsPlayed(new StringReader($"(;SZ[7]KM[5.5]{Moves})")).Single().Game!;
        var turn = game.Start.Turn;
        Assert.That(game.Start.Rules, Is.EqualTo(GoRules.Usual(7) with { Komi = 11 }));
        Assert.That(game.Moves.Select(move => move == turn), Is.EqualTo(new[] { false, true, false, false, false, false, true, false, false }));
        Assert.That(Sgf.Format(game), Does.Contain(Moves));
    }

    [TestCase("(;SZ[25])", ExpectedResult = "line 1: the board has 25 rows, and Go is played on 5 to 19")]
    [TestCase("(;SZ[9];B[aa];W[aa])", ExpectedResult = "line 1, move 2. A9 is not legal")]
    public string? As_it_was_played_it_must_still_be_possible(string text) => Sgf.ReadAsPlayed(new StringReader(text)).Single().Error;

    [TestCase("B+R", ExpectedResult = Outcome.FirstWins)]
    [TestCase("W+12.5", ExpectedResult = Outcome.SecondWins)]
    [TestCase("0", ExpectedResult = Outcome.Draw)]
    [TestCase("Void", ExpectedResult = Outcome.Ongoing)]
    public Outcome Results_are_read(string result) => Read(9, $"(;SZ[9]RE[{result}];B[aa])").Single().Game!.Outcome;

    [Test]
    public void Properties_are_kept_as_tags_and_comments_with_their_moves()
    {
        var game = Read(9, "(;SZ[9]PB[A\\]b]US[x\\\\y];B[aa]C[one\\\ntwo];W[bb])").Single().Game!;
        Assert.That(game.Tags, Is.EqualTo(new KeyValuePair<string, string>[] { new("Black", "A]b"), new("US", "x\\y") }));
        Assert.That(game.Comments, Is.EqualTo(new[] { "onetwo", null }));
    }

    [Test]
    public void The_score_of_a_finished_game_is_written()
    {
        var start = GoPosition.Start(GoRules.Usual(9));
        var game = new GameText<GoPosition>(start, [new Move(40), start.Pass, start.Pass], Outcome.FirstWins, [], []);
        Assert.That(Sgf.Format(game), Does.Contain("RE[B+74]"));
    }

    [TestCase("go/games", "KGS*", 19, 2888, 594194)]
    [TestCase("go/games", "alphago_master*", 19, 60, 11244)]
    [TestCase("go/games", "gnugo*", 9, 69, 4193)]
    [TestCase("go/games/alphago", "*", 19, 5, 1033)]
    [TestCase("go/sgf_edge", "Famous*", 19, 3, 782)]
    [TestCase("go/sgf_edge", "roc*", 19, 2, 333)]
    [TestCase("go/sgf_edge", "sgfc__ff4*", 19, 4, 30)]
    [TestCase("go/sgf_edge", "sgfc__test-reorder*", 19, 2, 6)]
    public void Real_games_are_read_and_written_back_equal(string folder, string pattern, int size, int count, int moves)
    {
        var read = Directory.EnumerateFiles(SharedData.Require(folder), pattern).SelectMany(file => Read(size, Unpack(file))).ToList();
        Assert.That(read.Where(game => game.Error is not null && !game.Error.Contains("rows, and this game", StringComparison.Ordinal)), Is.Empty);
        var games = read.Where(game => game.Game is not null).Select(game => game.Game!).ToList();
        Assert.That((games.Count, games.Sum(game => game.Moves.Count)), Is.EqualTo((count, moves)));
        foreach (var game in games)
        {
            var back = Read(size, Sgf.Format(game)).Single().Game!;
            Assert.That(back.Start, Is.EqualTo(game.Start));
            Assert.That(back.Moves, Is.EqualTo(game.Moves));
            Assert.That(back.Outcome, Is.EqualTo(game.Outcome));
            Assert.That(back.Tags, Is.EqualTo(game.Tags));
            Assert.That(back.Comments, Is.EqualTo(game.Comments));
        }
    }

    // Files that the authors of a checker of SGF broke on purpose.
    [TestCase("sgfc__test-strict.sgf", 8, new[]
    {
        "line 10, move 4. stones are set up in mid-game", "line 11, move 3. stones are set up in mid-game", "line 12, move 5. stones are set up in mid-game",
    })]
    [TestCase("sgfc__test.sgf", 1, new[]
    {
        "line 18: GM[game of go] is not Go", "line 19: GM[12] is not Go", "line 20: the game is cut off: its closing parenthesis is missing",
    })]
    public void What_is_broken_is_told_and_the_rest_is_read(string file, int count, string[] errors)
    {
        var read = Read(19, Unpack(SharedData.Require("go/sgf_edge/" + file)));
        Assert.That(read.Count(game => game.Game is not null), Is.EqualTo(count));
        Assert.That(read.Where(game => game.Error is not null).Select(game => game.Error), Is.EqualTo(errors));
    }

    private static string Unpack(string file)
    {
        using Stream stored = File.OpenRead(file);
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stored, CompressionMode.Decompress) : stored);
        return text.ReadToEnd();
    }

    private static string Moves(int size, string text)
    {
        var game = Read(size, text).Single().Game!;
        return string.Join(' ', game.Moves.Select(move => new GoNotation(GoRules.Usual(size)).FormatMove(game.Start, move)));
    }

    private static List<ReadGame<GoPosition>> Read(int size, string text) =>
        [.. new GoNotation(GoRules.Usual(size)).ReadGames(new StringReader(text))];
}
