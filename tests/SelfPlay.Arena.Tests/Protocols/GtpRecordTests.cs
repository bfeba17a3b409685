using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests.Protocols;

public sealed class GtpRecordTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Begin() => _folder = new TemporaryFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void A_game_that_is_written_is_read_back_the_same()
    {
        string[] game = ["boardsize 13", "komi 5.5", "kata-set-rules aga", "fixed_handicap 3", "play w C3", "play w D3", "play b pass", "play w pass", "play b E5", "play b pass"];
        var path = _folder["a game.sgf"];
        var answers = new GtpTalk().Ask([.. game, "showboard", "printsgf", $"printsgf {path}"]);
        Assert.That(answers[^1], Is.EqualTo("="));
        var talk = new GtpTalk();
        Assert.That(talk.Ask($"loadsgf {path}", "showboard", "printsgf", "undo", "undo", "undo", "undo", "undo", "undo", "undo"), Is.EqualTo(new[]
        {
            "=", answers[^3], answers[^2], "=", "=", "=", "=", "=", "=", "? cannot undo: no move has been played",
        }));
        Assert.That(talk.Games, Is.EqualTo(new[] { "go9", "go13" }));
    }

    [TestCase(1, "Black (X) to move after 0 moves")]
    [TestCase(2, "White (O) to move after 1 move,")]
    [TestCase(9, "White (O) to move after 3 moves")]
    public void A_number_stops_before_that_move(int number, string shown)
    {
        var path = Write("(;SZ[9]KM[6.5];B[cc];W[dd];B[ee])");
        Assert.That(new GtpTalk().Last($"loadsgf {path} {number}", "showboard"), Does.Contain(shown).And.Contain("komi 6.5"));
    }

    [Test]
    public void A_record_may_break_superko_and_go_on_after_two_passes()
    {
        var ko = Write("(;SZ[5];B[cb];W[db];B[bc];W[ec];B[cd];W[dd];B[dc];W[cc];B[dc];W[];B[];W[aa])");
        var answers = new GtpTalk().Ask($"loadsgf {ko}", "showboard", "kata-get-rules");
        Assert.That(answers[0], Is.EqualTo("="));
        Assert.That(answers[1], Does.Contain("Black (X) to move after 12 moves").And.Not.Contain("both have passed"));
    }

    [TestCase("(;SZ[9];B[cc];W[cc])", "line 1, move 2. C7 is not legal")]
    [TestCase("(;SZ[25])", "line 1: the board has 25 rows, and Go is played on 5 to 19")]
    [TestCase("nothing", "has no game of Go in SGF")]
    public void A_record_that_cannot_be_read_leaves_the_board_as_it_was(string text, string reason)
    {
        var answers = new GtpTalk().Ask("play b c3", $"loadsgf {Write(text)}", "showboard");
        Assert.That(answers[1], Does.StartWith("? cannot load file: ").And.Contain(reason));
        Assert.That(answers[2], Does.Contain("after 1 move,"));
    }

    [Test]
    public void A_file_that_cannot_be_written_is_told() =>
        Assert.That(new GtpTalk().Last($"printsgf {_folder["no/such/folder.sgf"]}"), Does.StartWith("? '").And.Contain("cannot be written"));

    [Test]
    public void A_finished_game_has_its_result() =>
        Assert.That(new GtpTalk().Last("komi 6.5", "play b e5", "play w pass", "play b pass", "printsgf"), Does.Contain("RE[B+74.5]").And.Contain(";B[ee];W[];B[]"));

    private string Write(string text)
    {
        File.WriteAllText(_folder["game.sgf"], text);
        return _folder["game.sgf"];
    }
}
