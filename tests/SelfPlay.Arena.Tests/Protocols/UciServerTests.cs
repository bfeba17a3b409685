namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>Everything but searching.</summary>
public sealed class UciServerTests
{
    private const string Kiwipete = "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1";

    private UciSession _uci = null!;

    [SetUp]
    public void Begin() => _uci = new UciSession();

    [TearDown]
    public void End() => _uci.Dispose();

    [Test]
    public void Uci_is_answered_with_a_name_the_options_and_uciok()
    {
        _uci.Send("uci");
        _uci.WaitFor("uciok");
        Assert.That(_uci.Lines[0], Does.StartWith("id name SelfPlay"));
        Assert.That(_uci.Lines, Does.Contain("option name Hash type spin default 512 min 1 max 1048576")
            .And.Contain("option name UCI_Chess960 type check default false")
            .And.Contain("option name WeightsFile type string default <empty>")
            .And.Contain("option name Temperature type string default 0")
            .And.Contain("option name Clear Hash type button"));
    }

    [Test]
    public void Unknown_words_before_a_command_are_passed_over()
    {
        _uci.Send("joho la isready");
        Assert.That(_uci.WaitFor("readyok"), Is.EqualTo("readyok"));
    }

    [TestCase("isredy", "there is no command 'isredy'; did you mean 'isready'?")]
    [TestCase("debug perhaps", "debug takes on or off, not 'perhaps'")]
    [TestCase("setoption", "setoption takes 'name'")]
    [TestCase("setoption name value 3", "setoption takes 'name'")]
    [TestCase("setoption name Hsah value 3", "there is no option 'Hsah'; did you mean 'Hash'?")]
    [TestCase("setoption name Hash value much", "option Hash takes a whole number from 1 to 1048576, not 'much'")]
    [TestCase("setoption name MultiPV value 0", "option MultiPV takes a whole number from 1 to 256, not '0'")]
    [TestCase("setoption name UCI_ShowWDL value maybe", "option UCI_ShowWDL takes true or false, not 'maybe'")]
    [TestCase("setoption name Temperature value -1", "option Temperature takes a number from 0 to 100, not '-1'")]
    [TestCase("position", "position takes 'startpos' or 'fen'")]
    [TestCase("position here", "position takes 'startpos' or 'fen'")]
    [TestCase("position fen 8/8 w - - 0 1", "'8/8 w - - 0 1' is no chess position: the board '8/8' has 2 ranks")]
    [TestCase("position startpos moves e2e4 e2e4", "move 2 of position: 'e2e4' is not legal here")]
    [TestCase("go perft 101", "perft takes a depth from 0 to 100, not 101")]
    public void A_line_that_cannot_be_read_is_told_in_one_sentence(string line, string sentence)
    {
        _uci.Send(line);
        _uci.Sync();
        Assert.That(_uci.Errors.Single(), Does.StartWith($"info string error: {sentence}"));
    }

    [Test]
    public void Empty_lines_comments_and_register_are_no_errors()
    {
        _uci.Send("", "   ", "# a comment", "register later");
        _uci.Sync();
        Assert.That(_uci.Lines, Is.EqualTo(new[] { "readyok" }));
    }

    [Test]
    public void Names_of_options_are_read_in_any_case_and_with_blanks()
    {
        _uci.Send("setoption name move overhead value 20", "setoption name WEIGHTSFILE value a run with blanks", "setoption name weightsfile value <empty>");
        _uci.Sync();
        Assert.That(_uci.Errors, Is.Empty);
    }

    [TestCase("position startpos", 4, 197281)]
    [TestCase("position fen " + Kiwipete, 3, 97_862)]
    [TestCase("position startpos", 0, 1)]
    public void Perft_counts_below_each_move(string position, int depth, int nodes)
    {
        _uci.Send(position, $"go perft {depth}");
        Assert.That(_uci.WaitFor("Nodes searched"), Is.EqualTo($"Nodes searched: {nodes}"));
        Assert.That(_uci.Lines.Where(IsDivide).Sum(line => int.Parse(line.Split(": ")[1])), Is.EqualTo(depth == 0 ? 0 : nodes));
    }

    [Test]
    public void A_long_perft_can_be_stopped_and_ready_is_answered_meanwhile()
    {
        _uci.Send("go perft 40");
        _uci.Sync();
        _uci.Send("stop");
        _uci.WaitFor("info string perft stopped");
        _uci.Sync();
    }

    [Test]
    public void D_shows_board_fen_key_moves_and_result()
    {
        _uci.Send("position startpos moves f2f3 e7e5 g2g4 d8h4", "d");
        Assert.That(_uci.WaitFor("Fen"), Is.EqualTo("Fen: rnb1kbnr/pppp1ppp/8/4p3/6Pq/5P2/PPPPP2P/RNBQKBNR w KQkq - 1 3"));
        Assert.That(_uci.WaitFor("Key"), Does.Match("^Key: [0-9A-F]{16}$"));
        Assert.That(_uci.WaitFor("Legal moves"), Is.EqualTo("Legal moves: "));
        Assert.That(_uci.WaitFor("Result"), Is.EqualTo("Result: 0-1, checkmate"));
        Assert.That(_uci.Lines, Does.Contain("4  . . . . . . P q"));
    }

    [Test]
    public void Repetition_comes_from_the_moves_of_position()
    {
        _uci.Send("position startpos moves g1f3 g8f6 f3g1 f6g8 g1f3 g8f6 f3g1 f6g8", "d");
        Assert.That(_uci.WaitFor("Result"), Is.EqualTo("Result: 1/2-1/2, threefold repetition"));
    }

    [Test]
    public void A_position_that_goes_back_or_aside_is_read_as_it_stands()
    {
        _uci.Send("position startpos moves e2e4 e7e5 g1f3", "position startpos moves e2e4 c7c5", "d");
        Assert.That(_uci.WaitFor("Fen"), Does.Contain("rnbqkbnr/pp1ppppp/8/2p5/4P3/8/PPPP1PPP/RNBQKBNR w"));
    }

    [Test]
    public void After_an_illegal_move_the_game_ends_before_it()
    {
        _uci.Send("position startpos moves e2e4 e7e9 g1f3", "d");
        Assert.That(_uci.WaitFor("Fen"), Does.Contain("/4P3/8/PPPP1PPP/RNBQKBNR b"));
        _uci.Send("position startpos moves e2e4 e7e5 g1f3", "d");
        Assert.That(_uci.WaitFor("Fen"), Does.Contain("/4p3/4P3/5N2/"));
    }

    [Test]
    public void A_broken_fen_leaves_the_position_as_it_was()
    {
        _uci.Send("position fen " + Kiwipete, "position fen xyz", "d");
        Assert.That(_uci.WaitFor("Fen"), Is.EqualTo("Fen: " + Kiwipete));
    }

    [Test]
    public void A_game_of_thousands_of_moves_is_no_draw_by_a_limit_and_is_read_fast_each_time()
    {
        string[] moves = [.. Enumerable.Repeat<string[]>(["g1f3", "g8f6", "f3g1", "f6g8"], 1000).SelectMany(shuffle => shuffle), "e2e4"];
        for (var i = moves.Length - 50; i <= moves.Length; i++) _uci.Send($"position startpos moves {string.Join(' ', moves[..i])}");
        _uci.Send("d");
        Assert.That(_uci.WaitFor("Result"), Is.EqualTo("Result: *"));
        Assert.That(_uci.Errors, Is.Empty);
    }

    [TestCase("e1g1")]
    [TestCase("e1h1")]
    public void Castling_is_read_in_both_ways_of_writing(string castling)
    {
        _uci.Send($"position fen {Kiwipete} moves {castling}", "d");
        Assert.That(_uci.WaitFor("Fen"), Does.Contain("/R4RK1 b kq -"));
    }

    [Test]
    public void Chess960_writes_castling_as_king_takes_rook_and_the_files_of_rooks()
    {
        _uci.Send("position fen " + Kiwipete, "d");
        Assert.That(_uci.WaitFor("Legal moves"), Does.Contain(" e1g1").And.Contain(" e1c1"));
        _uci.Send("setoption name UCI_Chess960 value true", "d");
        Assert.That(_uci.WaitFor("Fen"), Does.Contain(" HAha "));
        Assert.That(_uci.WaitFor("Legal moves"), Does.Contain(" e1h1").And.Contain(" e1a1"));
    }

    [TestCase("nrbkqrbn/pppppppp/8/8/8/8/PPPPPPPP/NRBKQRBN w FBfb - 0 1")]
    [TestCase("nrbkqrbn/pppppppp/8/8/8/8/PPPPPPPP/NRBKQRBN w KQkq - 0 1")]
    public void Chess960_positions_are_read_as_shredder_fen_and_x_fen(string fen)
    {
        _uci.Send("setoption name UCI_Chess960 value true", $"position fen {fen}", "d");
        Assert.That(_uci.WaitFor("Fen"), Is.EqualTo("Fen: nrbkqrbn/pppppppp/8/8/8/8/PPPPPPPP/NRBKQRBN w FBfb - 0 1"));
    }

    [Test]
    public void Eval_shows_the_networks_own_moves_and_chances()
    {
        _uci.Send("position fen 4k3/8/8/8/8/8/8/R3K3 w - - 0 1", "eval");
        Assert.That(_uci.WaitFor("win"), Is.EqualTo("win 0.0 %, draw 100.0 %, loss 0.0 % (side to move)"));
        Assert.That(_uci.Lines[0], Does.Match(@"^[a-h][1-8][a-h][1-8] +6\.67 %$"), "fifteen moves, all alike");
    }

    private static bool IsDivide(string line) => line.Length > 5 && line[4] == ':';
}
