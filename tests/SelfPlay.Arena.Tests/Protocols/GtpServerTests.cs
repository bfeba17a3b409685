namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>The protocol itself, and every sentence about what cannot be read.</summary>
public sealed class GtpServerTests
{
    [TestCase("protocol_version", ExpectedResult = "= 2")]
    [TestCase("name", ExpectedResult = "= SelfPlay")]
    [TestCase("7 name", ExpectedResult = "=7 SelfPlay")]
    [TestCase("007 clear_board", ExpectedResult = "=007")]
    [TestCase("clear_board", ExpectedResult = "=")]
    [TestCase("name # and a comment", ExpectedResult = "= SelfPlay")]
    [TestCase("\t12\tname\t", ExpectedResult = "=12 SelfPlay")]
    [TestCase("na\u0007me\r", ExpectedResult = "= SelfPlay")]
    [TestCase("known_command genmove", ExpectedResult = "= true")]
    [TestCase("known_command make_coffee", ExpectedResult = "= false")]
    [TestCase("known_command", ExpectedResult = "? syntax error: known_command takes a command")]
    [TestCase("3 genmov b", ExpectedResult = "?3 unknown command 'genmov'; did you mean 'genmove'?")]
    [TestCase("3", ExpectedResult = "?3 unknown command: there is nothing but a number")]
    public string Lines_are_read_and_answered_as_the_protocol_has_it(string line) => new GtpTalk().Ask(line).Single();

    [Test]
    public void Empty_lines_and_comments_have_no_answer() =>
        Assert.That(new GtpTalk().Ask("", "  ", "# a comment", "\u0001", "1 name", ""), Is.EqualTo(new[] { "=1 SelfPlay" }));

    [Test]
    public void Nothing_is_answered_after_quit() =>
        Assert.That(new GtpTalk().Ask("1 quit", "2 name"), Is.EqualTo(new[] { "=1" }));

    [Test]
    public void Every_listed_command_is_known_and_none_twice()
    {
        var listed = new GtpTalk().Last("list_commands")[2..].Split('\n');
        Assert.That(listed, Is.Unique.And.Contains("play").And.Contains("kata-analyze").And.Contains("loadsgf"));
        Assert.That(new GtpTalk().Ask(listed.Select(command => $"known_command {command}")), Is.All.EqualTo("= true"));
    }

    [TestCase("boardsize", "syntax error: boardsize takes one number of rows from 5 to 19")]
    [TestCase("boardsize x", "syntax error: boardsize takes one number of rows from 5 to 19, and 'x' is no whole number from 0 on")]
    [TestCase("boardsize 25", "unacceptable size: give 5 to 19")]
    [TestCase("boardsize 9 13", "unacceptable size: boards have as many columns as rows")]
    [TestCase("komi seven", "syntax error: komi takes a number of points, whole or half, 361 at most, such as 6.5, and not 'seven'")]
    [TestCase("komi 6.25", "syntax error: komi takes a number of points, whole or half, 361 at most, such as 6.5, and not '6.25'")]
    [TestCase("play", "syntax error: play takes a colour and a vertex")]
    [TestCase("play b", "syntax error: play takes a colour and a vertex, not only 'b'")]
    [TestCase("play green d4", "syntax error: play takes a colour and a vertex, and 'green' is no colour: give black or white")]
    [TestCase("play b i4", "syntax error: play takes a colour and a vertex, and 'i4' is no point of a board of 9 rows: give a letter, without I, and a row, or pass")]
    [TestCase("play b k10", "syntax error: play takes a colour and a vertex, and 'k10' is no point of a board of 9 rows: give a letter, without I, and a row, or pass")]
    [TestCase("genmove", "syntax error: genmove takes a colour")]
    [TestCase("undo", "cannot undo: no move has been played")]
    [TestCase("gg-undo 2", "cannot undo: no move has been played")]
    [TestCase("fixed_handicap 1", "syntax error: fixed_handicap takes a number of stones, and '1' is no whole number from 2 to 9")]
    [TestCase("fixed_handicap 10", "syntax error: fixed_handicap takes a number of stones, and '10' is no whole number from 2 to 9")]
    [TestCase("set_free_handicap d4", "syntax error: set_free_handicap takes two points or more")]
    [TestCase("set_free_handicap d4 d4", "bad vertex list: a point is named twice")]
    [TestCase("set_free_handicap d4 pass", "syntax error: set_free_handicap takes two points or more, and a pass is no point")]
    [TestCase("gogui-setup b a2 b b1 w a1", "a chain would have no liberty: leave out what has been taken")]
    [TestCase("final_status_list", "syntax error: final_status_list takes one of alive, dead, seki")]
    [TestCase("final_status_list asleep", "syntax error: final_status_list takes one of alive, dead, seki, not 'asleep'")]
    [TestCase("time_settings 1 2", "syntax error: time_settings takes main time and overtime in seconds and the stones of an overtime, not only '1 2'")]
    [TestCase("time_settings a 2 3", "syntax error: time_settings takes main time and overtime in seconds and the stones of an overtime, and 'a' is no number of seconds")]
    [TestCase("time_left b 10 -1", "syntax error: time_left takes a colour, seconds and a number of stones, and '-1' is no whole number from 0 to 1000000")]
    [TestCase("kata-set-rules japanese", "rules 'japanese' cannot be played: give tromp-taylor, chinese,")]
    [TestCase("kata-set-rules {\"ko\":\"SIMPLE\"}", "ko SIMPLE cannot be played: give POSITIONAL or SITUATIONAL")]
    [TestCase("kata-set-rules {\"scoring\":\"TERRITORY\"}", "scoring TERRITORY cannot be played: give AREA")]
    [TestCase("kata-set-rules {\"tea\":true}", "there is no rule 'tea'")]
    [TestCase("kata-set-rules {\"ko\"", "the rules are no JSON object: give one such as {\"hasButton\":false,")]
    [TestCase("kata-set-rule ko", "syntax error: kata-set-rule takes a field and its value, not only 'ko'")]
    [TestCase("loadsgf", "syntax error: loadsgf takes a file")]
    [TestCase("loadsgf no-such-file.sgf 7", "there is no file 'no-such-file.sgf'")]
    [TestCase("kata-analyze b 10 tea 3", "syntax error: kata-analyze takes [COLOUR] [INTERVAL] and pairs of a name and a value, and there is no 'tea'")]
    [TestCase("lz-analyze rootInfo true", "syntax error: lz-analyze takes [COLOUR] [INTERVAL] and pairs of a name and a value, and there is no 'rootInfo'")]
    [TestCase("kata-analyze interval soon", "syntax error: kata-analyze takes [COLOUR] [INTERVAL] and pairs of a name and a value, and 'soon' is no interval in hundredths of a second")]
    [TestCase("kata-analyze ownership perhaps", "syntax error: kata-analyze takes [COLOUR] [INTERVAL] and pairs of a name and a value, and 'perhaps' is neither true nor false")]
    [TestCase("kata-analyze avoid b z3 1", "syntax error: kata-analyze takes [COLOUR] [INTERVAL] and pairs of a name and a value, and 'z3' is no point of this board")]
    public void What_cannot_be_done_is_told_in_one_sentence(string line, string sentence)
    {
        var talk = new GtpTalk();
        Assert.That(talk.Ask($"1 {line}", "2 name"), Is.EqualTo(new[] { talk.Ask($"1 {line}").Single(), "=2 SelfPlay" }));
        Assert.That(talk.Ask(line).Single(), Does.StartWith($"? {sentence}"));
    }

    [Test]
    public void Each_size_has_the_network_of_its_usual_rules()
    {
        var talk = new GtpTalk { Settings = GtpTalk.Usual with { Rules = "tromp-taylor", Komi = 11 } };
        talk.Ask("boardsize 13", "komi 0.5", "kata-set-rules aga", "genmove b", "boardsize 13", "boardsize 5");
        Assert.That(talk.Games, Is.EqualTo(new[] { "go9", "go13", "go5" }));
    }

    [Test]
    public void A_komi_that_the_networks_did_not_learn_with_is_told_to_people_once()
    {
        var talk = new GtpTalk();
        talk.Ask("komi 7", "genmove b", "komi 5.5", "genmove w", "clear_board", "komi 5.5", "reg_genmove b", "lz-analyze b 10");
        Assert.That(talk.Told.Trim().Split('\n').Single(), Does.StartWith("networks of go9 learn with a komi of 7:"));
    }

    [Test]
    public void The_end_of_the_input_ends_an_analysis_and_ctrl_c_ends_the_server()
    {
        using var ended = new GtpDialogue();
        ended.Send("kata-analyze 1");
        ended.WaitFor("=");
        ended.EndInput();
        ended.Join();
        Assert.That(ended.Lines[^1], Is.Empty);
        using var cancelled = new GtpDialogue();
        cancelled.Send("kata-analyze 1");
        cancelled.WaitFor("info");
        cancelled.Cancel();
        Assert.That(cancelled.Join, Throws.InnerException.InstanceOf<OperationCanceledException>());
        Assert.That(cancelled.Lines[^1], Is.Empty);
    }
}
