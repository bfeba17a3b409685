namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>Everything but searching, as far as it is not what UCI has too.</summary>
public sealed class UsiServerTests
{
    private UsiSession _usi = null!;

    [SetUp]
    public void Begin() => _usi = new UsiSession();

    [TearDown]
    public void End() => _usi.Dispose();

    [Test]
    public void Usi_is_answered_with_a_name_the_options_and_usiok()
    {
        _usi.Send("usi");
        _usi.WaitFor("usiok");
        Assert.That(_usi.Lines[0], Does.StartWith("id name SelfPlay"));
        Assert.That(_usi.Lines, Does.Contain("option name USI_Hash type spin default 512 min 1 max 1048576")
            .And.Contain("option name EnteringKingRule type combo default CSARule27 var NoEnteringKing var CSARule24 var CSARule27")
            .And.Contain("option name MateNodes type spin default 20000 min 0 max 100000000"));
    }

    [Test]
    public void No_name_of_an_option_has_blanks()
    {
        _usi.Send("usi");
        _usi.WaitFor("usiok");
        foreach (var line in _usi.Lines.Where(line => line.StartsWith("option ", StringComparison.Ordinal))) Assert.That(line, Does.Match("^option name [^ ]+ type "));
    }

    [TestCase("uci", "there is no command 'uci'; did you mean 'usi'?")]
    [TestCase("setoption name USI_Hsah value 3", "there is no option 'USI_Hsah'; did you mean 'USI_Hash'?")]
    [TestCase("setoption name EnteringKingRule value CSARule28", "option EnteringKingRule takes NoEnteringKing or CSARule24 or CSARule27, not 'CSARule28'")]
    [TestCase("setoption name ResignBelow value 51", "option ResignBelow takes a number from 0 to 50, not '51'")]
    [TestCase("position here", "position takes 'startpos' or 'sfen' and a SFEN, then 'moves' if there are any, not 'here'")]
    [TestCase("position sfen 9/9 b - 1", "'9/9 b - 1' is no shogi position: ")]
    [TestCase("position startpos moves 7g7f 7g7f", "move 2 of position: '7g7f' is not legal here")]
    [TestCase("go mate soon", "go mate takes milliseconds or infinite, not 'soon'")]
    [TestCase("go mate -1", "go mate takes milliseconds or infinite, not '-1'")]
    [TestCase("go btime", "'btime' of go takes a whole number; it is taken for 0")]
    [TestCase("go perft -1", "perft takes a depth from 0 to 100, not -1")]
    public void A_line_that_cannot_be_read_is_told_in_one_sentence(string line, string sentence)
    {
        _usi.Send(line);
        _usi.Sync();
        Assert.That(_usi.Errors.Single(), Does.StartWith($"info string error: {sentence}"));
    }

    [TestCase("position startpos", 4, 719_731)]
    [TestCase("position sfen 4k4/9/4P4/9/9/9/9/9/4K4 b P 1", 1, 5 + 2 + 64)]
    public void Perft_counts_below_each_move(string position, int depth, int nodes)
    {
        _usi.Send(position, $"go perft {depth}");
        Assert.That(_usi.WaitFor("Nodes searched"), Is.EqualTo($"Nodes searched: {nodes}"));
    }

    [Test]
    public void D_shows_board_sfen_moves_and_result()
    {
        _usi.Send("position startpos moves 7g7f 3c3d 8h2b+", "d");
        Assert.That(_usi.WaitFor("Sfen"), Is.EqualTo("Sfen: lnsgkgsnl/1r5+B1/pppppp1pp/6p2/9/2P6/PP1PPPPPP/7R1/LNSGKGSNL w B 4"));
        Assert.That(_usi.WaitFor("Legal moves"), Does.Contain("3a2b").And.Contain("8b2b"));
        Assert.That(_usi.WaitFor("Result"), Is.EqualTo("Result: *"));
    }

    [Test]
    public void A_fourth_occurrence_is_a_draw_and_the_option_gives_a_limit_of_moves()
    {
        var shuffle = string.Join(' ', Enumerable.Repeat("4i4h 4a4b 4h4i 4b4a", 3));
        _usi.Send($"position startpos moves {shuffle}", "d");
        Assert.That(_usi.WaitFor("Result"), Does.StartWith("Result: 1/2-1/2"));
        _usi.Send("setoption name MaxMovesToDraw value 2", "position startpos moves 7g7f 3c3d", "d");
        Assert.That(_usi.WaitFor("Result"), Is.EqualTo("Result: 1/2-1/2, the limit of 2 moves"));
        _usi.Send("setoption name MaxMovesToDraw value 0", "position startpos moves 7g7f 3c3d", "d");
        Assert.That(_usi.WaitFor("Result"), Is.EqualTo("Result: *"));
    }

    [Test]
    public void Handicaps_begin_with_the_side_that_gives_them()
    {
        _usi.Send("position sfen lnsgkgsnl/9/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL w - 1 moves 3c3d 7g7f", "d");
        Assert.That(_usi.WaitFor("Sfen"), Is.EqualTo("Sfen: lnsgkgsnl/9/pppppp1pp/6p2/9/2P6/PP1PPPPPP/1B5R1/LNSGKGSNL w - 3"));
    }

    [Test]
    public void Eval_shows_the_networks_own_moves_and_chances()
    {
        _usi.Send("position startpos", "eval");
        Assert.That(_usi.WaitFor("win"), Is.EqualTo("win 0.0 %, draw 100.0 %, loss 0.0 % (side to move)"));
        Assert.That(_usi.Lines[0], Does.Match("^[1-9][a-i][1-9][a-i] +3\\.33 %$"), "thirty moves, all alike");
    }
}
