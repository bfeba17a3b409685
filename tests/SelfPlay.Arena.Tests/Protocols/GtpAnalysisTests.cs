namespace SelfPlay.Arena.Tests.Protocols;

public sealed class GtpAnalysisTests
{
    private const string Vertex = "([A-J][1-9]|pass)";
    private const string LzMove = $@"info move {Vertex} visits \d+ winrate \d+ prior \d+ lcb \d+ order \d+ pv {Vertex}( {Vertex})*";
    private const string Share = @"-?\d\.\d{6}";
    private const string KataMove = $@"info move {Vertex} visits \d+ utility {Share} winrate {Share} prior {Share} lcb {Share} order \d+ pv {Vertex}( {Vertex})*";

    [Test]
    public void It_begins_at_once_writes_a_line_after_each_interval_and_ends_when_a_line_comes_in()
    {
        using var gtp = new GtpDialogue();
        gtp.Send("5 lz-analyze b 1");
        Assert.That(gtp.WaitFor("="), Is.EqualTo("=5"));
        gtp.WaitFor("info");
        gtp.WaitFor("info");
        gtp.Send("6 name");
        gtp.WaitFor("=6 SelfPlay");
        var lines = gtp.Lines;
        Assert.That(lines[0], Is.EqualTo("=5"));
        Assert.That(lines[1..^2], Is.All.StartsWith("info move "));
        Assert.That(lines[^2], Is.Empty);
    }

    [Test]
    public void An_empty_line_and_a_comment_end_it_too([Values("", "# interrupt", "no_such_command")] string line)
    {
        using var gtp = new GtpDialogue();
        gtp.Send("kata-analyze 1");
        gtp.WaitFor("info");
        gtp.Send(line);
        gtp.WaitFor("");
        gtp.Send("7 name");
        gtp.WaitFor("=7");
        Assert.That(gtp.Lines.Count(one => one.Length == 0), Is.EqualTo(1));
    }

    [Test]
    public void Leela_zero_counts_in_ten_thousandths() =>
        Assert.That(Analyse("lz-analyze 1"), Does.Match($"^{LzMove}( {LzMove})*$"));

    [TestCase("kata-analyze")]
    [TestCase("analyze")]
    public void KataGo_has_decimals_and_fields_that_we_cannot_fill_are_left_out(string command) =>
        Assert.That(Analyse($"{command} b 1 ownership true pvVisits true"), Does.Match($"^{KataMove}( {KataMove})*$"));

    [Test]
    public void The_root_is_told_when_asked_for() =>
        Assert.That(Analyse("kata-analyze interval 1 rootInfo true"), Does.Match($@"^{KataMove}( {KataMove})* rootInfo visits \d+ utility {Share} winrate {Share}$"));

    [Test]
    public void Orders_count_from_0_and_the_most_moves_are_kept()
    {
        var words = Analyse("lz-analyze 1 maxmoves 2").Split(' ');
        Assert.That(words.Count(word => word == "info"), Is.EqualTo(2));
        Assert.That(words.Zip(words.Skip(1)).Where(pair => pair.First == "order").Select(pair => pair.Second), Is.EqualTo(new[] { "0", "1" }));
    }

    [Test]
    public void Moves_without_visits_are_written_when_so_many_are_asked_for() =>
        Assert.That(Analyse("lz-analyze 1 minmoves 82").Split(' ').Count(word => word == "info"), Is.EqualTo(82));

    [TestCase("allow b c3,d4 1", "^(C3|D4)$")]
    [TestCase("allow b c3 1 allow b d4 3", "^(C3|D4)$")]
    [TestCase("allow b c3,d4,e5 1 avoid b e5 10", "^(C3|D4)$")]
    [TestCase("allow b c3,d4 1 avoid w c3 1", "^(C3|D4)$")]
    public void Moves_at_the_root_are_allowed_or_avoided(string words, string moves)
    {
        var line = Analyse($"lz-analyze b 1 {words}").Split(' ');
        Assert.That(line.Zip(line.Skip(1)).Where(pair => pair.First == "move").Select(pair => pair.Second), Is.Not.Empty.And.All.Match(moves));
    }

    [Test]
    public void When_nothing_is_left_to_consider_it_says_so() =>
        Assert.That(new GtpTalk().Last("play b c3", "lz-analyze w 1 allow w c3 1"), Does.StartWith("? no legal move is left to analyse"));

    [Test]
    public void Another_colour_is_analysed_as_if_it_were_to_move()
    {
        using var gtp = new GtpDialogue();
        gtp.Send("play b c3", "kata-analyze b 1", "play w d4");
        gtp.WaitFor("=");
        gtp.Send("showboard");
        Assert.That(gtp.WaitFor("=\n 9"), Does.Contain("Black (X) to move after 2 moves"));
    }

    [Test]
    public void A_search_that_ends_by_itself_is_shown_before_it_is_stopped()
    {
        using var gtp = new GtpDialogue();
        gtp.Send("komi 0", "play b c3", "play w pass", "kata-analyze b 600000 allow b pass 1");
        Assert.That(gtp.WaitFor("info"), Does.StartWith("info move pass visits 1 utility 1.000000 winrate 1.000000"), "the pass ends the game, and Black has it all");
    }

    [Test]
    public void After_two_passes_there_is_nothing_to_analyse() =>
        Assert.That(new GtpTalk().Ask("play b pass", "play w pass", "1 lz-analyze 1", "2 name"), Is.EqualTo(new[] { "=", "=", "=1", "=2 SelfPlay" }));

    [TestCase("lz-genmove_analyze", LzMove)]
    [TestCase("kata-genmove_analyze", KataMove)]
    [TestCase("genmove_analyze", KataMove)]
    public void A_move_that_is_shown_on_the_way_ends_with_play_and_is_played(string command, string move)
    {
        var answers = new GtpTalk().Ask($"3 {command} b 1", "showboard");
        var lines = answers[0].Split('\n');
        Assert.That(lines[0], Is.EqualTo("=3"));
        Assert.That(lines[1..^1], Is.Not.Empty.And.All.Match($"^{move}( {move})*$"));
        Assert.That(lines[^1], Does.Match("^play [A-J][1-9]$"));
        Assert.That(answers[1], Does.Contain("White (O) to move after 1 move,"));
    }

    [Test]
    public void A_shown_move_keeps_to_what_is_allowed_and_fails_with_one_answer()
    {
        Assert.That(new GtpTalk().Last("lz-genmove_analyze b 1 allow b c3 1"), Does.EndWith("\nplay C3"));
        Assert.That(new GtpTalk().Last("play w c3", "4 lz-genmove_analyze b 1 allow b c3 1"), Does.StartWith("?4 no legal move"));
    }

    private static string Analyse(string line)
    {
        using var gtp = new GtpDialogue();
        gtp.Send(line);
        gtp.WaitFor("info");
        return gtp.WaitFor("info");
    }
}
