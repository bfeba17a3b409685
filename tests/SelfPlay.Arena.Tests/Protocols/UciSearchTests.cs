using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>Searches with an evaluator that knows nothing: the rules and the tree decide.</summary>
public sealed class UciSearchTests
{
    private const string MateInOne = "position fen 6k1/5ppp/8/8/8/8/5PPP/R5K1 w - - 0 1";
    private const string Stalemate = "position fen 7k/5Q2/6K1/8/8/8/8/8 b - - 0 1";
    private const string Mated = "position fen R5k1/5ppp/8/8/8/8/5PPP/6K1 b - - 0 1";
    private const string OneMove = "position fen k7/8/8/8/8/8/1r6/K7 w - - 0 1";

    [Test]
    public void Go_nodes_searches_so_many_nodes([Values(1, 2, 37, 400)] int nodes)
    {
        using var uci = new UciSession();
        uci.Ask("position startpos", $"go nodes {nodes}");
        Assert.That(Number(LastInfo(uci), "nodes"), Is.EqualTo(nodes));
    }

    [Test]
    public void A_mate_in_one_is_found_told_and_played()
    {
        using var uci = new UciSession();
        Assert.That(uci.Ask(MateInOne, "go nodes 2000"), Is.EqualTo("a1a8"));
        Assert.That(LastInfo(uci), Does.Contain(" score mate 1 ").And.EndWith(" pv a1a8"));
    }

    [Test]
    public void Go_mate_ends_with_the_mate()
    {
        using var uci = new UciSession();
        Assert.That(uci.Ask(MateInOne, "go mate 1"), Is.EqualTo("a1a8"));
    }

    [Test]
    public void Go_depth_ends_with_a_line_of_that_depth()
    {
        using var uci = new UciSession();
        uci.Ask("position startpos", "go depth 3");
        Assert.That(LastInfo(uci).Split(" pv ")[1].Split(' '), Has.Length.GreaterThanOrEqualTo(3));
    }

    [Test]
    public void Go_movetime_ends_by_itself()
    {
        using var uci = new UciSession();
        Assert.That(uci.Ask("position startpos", "go movetime 60"), Does.Match("^[a-h][1-8][a-h][1-8]$"));
    }

    [Test]
    public void A_clock_that_has_run_out_still_gets_a_move([Values(-500, 0, 1, 20)] int left)
    {
        using var uci = new UciSession();
        Assert.That(uci.Ask("position startpos", $"go wtime {left} btime {left} winc 0 binc 0"), Is.Not.EqualTo("(none)"));
    }

    [Test]
    public void The_only_move_is_played_without_thinking_about_it()
    {
        using var uci = new UciSession();
        Assert.That(uci.Ask(OneMove, "go wtime 3600000 btime 3600000"), Is.EqualTo("a1b2"));
    }

    [Test]
    public void Searchmoves_limits_the_root_and_illegal_ones_are_passed_over()
    {
        using var uci = new UciSession();
        Assert.That(uci.Ask("position startpos", "go nodes 100 searchmoves a2a3 h2h5"), Is.EqualTo("a2a3"));
        Assert.That(uci.Ask("go searchmoves h2h5 xyz nodes 100"), Is.Not.EqualTo("h2h5"));
    }

    [TestCase("false", "e1g1")]
    [TestCase("true", "e1h1")]
    public void Castling_is_answered_as_the_GUI_has_it(string chess960, string castling)
    {
        using var uci = new UciSession();
        var move = uci.Ask(
            $"setoption name UCI_Chess960 value {chess960}", "position fen r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1", "go nodes 20 searchmoves e1h1");
        Assert.That(move, Is.EqualTo(castling));
        Assert.That(LastInfo(uci), Does.Contain($" pv {castling}"));
    }

    [Test]
    public void The_last_line_before_the_answer_is_that_of_the_move_drawn()
    {
        using var uci = new UciSession();
        uci.Send("setoption name Temperature value 5");
        for (var seed = 1; seed <= 5; seed++)
        {
            var move = uci.Ask($"setoption name Seed value {seed}", "ucinewgame", "position startpos", "go nodes 60");
            Assert.That(LastInfo(uci).Split(" pv ")[1].Split(' ')[0], Is.EqualTo(move));
        }
    }

    [Test]
    public void Multipv_writes_a_line_for_each_of_the_best_moves()
    {
        using var uci = new UciSession();
        uci.Ask("setoption name MultiPV value 3", "position startpos", "go nodes 300");
        var last = uci.Lines.Where(line => line.Contains(" multipv ", StringComparison.Ordinal)).TakeLast(3).ToArray();
        Assert.That(last.Select(line => Number(line, "multipv")), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(last.Select(line => line.Split(" pv ")[1].Split(' ')[0]).Distinct().Count(), Is.EqualTo(3));
        Assert.That(uci.Ask("position fen k7/8/8/8/8/8/1r6/K7 w - - 0 1", "go nodes 10"), Is.EqualTo("a1b2"), "fewer moves than lines");
    }

    [Test]
    public void Chances_are_shown_on_request_in_thousandths()
    {
        using var uci = new UciSession();
        uci.Ask("setoption name UCI_ShowWDL value true", "position startpos", "go nodes 50");
        var words = LastInfo(uci).Split(" wdl ")[1].Split(' ')[..3];
        Assert.That(words.Sum(int.Parse), Is.EqualTo(1000));
        uci.Ask("setoption name UCI_ShowWDL value false", "go nodes 50");
        Assert.That(LastInfo(uci), Does.Not.Contain(" wdl "));
    }

    [TestCase(Mated, "info depth 0 score mate 0")]
    [TestCase(Stalemate, "info depth 0 score cp 0")]
    public void Without_a_legal_move_the_answer_is_none(string position, string info)
    {
        using var uci = new UciSession();
        Assert.That(uci.Ask(position, "go wtime 1000 btime 1000"), Is.EqualTo("(none)"));
        Assert.That(uci.Lines, Does.Contain(info));
    }

    [TestCase("position startpos moves g1f3 g8f6 f3g1 f6g8 g1f3 g8f6 f3g1 f6g8")]
    [TestCase("position fen 4k3/8/8/8/8/8/8/R3K3 w - - 120 90")]
    [TestCase("position fen 4k3/8/8/8/8/8/8/4K3 w - - 0 1")]
    public void A_game_that_is_drawn_by_rule_goes_on_if_the_GUI_wants(string position)
    {
        using var uci = new UciSession();
        Assert.That(uci.Ask(position, "go nodes 20"), Does.Match("^[a-h][1-8][a-h][1-8]$"));
    }

    [Test]
    public void A_game_beyond_the_limit_of_training_is_searched()
    {
        var shuffle = string.Join(' ', Enumerable.Repeat("g1f3 g8f6 f3g1 f6g8", 200));
        using var uci = new UciSession();
        uci.Ask($"position startpos moves {shuffle} e2e4", "go nodes 50");
        Assert.That(Number(LastInfo(uci), "nodes"), Is.EqualTo(50));
    }

    [Test]
    public void The_answer_names_the_reply_to_ponder_on()
    {
        using var uci = new UciSession();
        uci.Send("position startpos", "go nodes 400");
        Assert.That(uci.WaitFor("bestmove"), Does.Match("^bestmove [a-h][1-8][a-h][1-8] ponder [a-h][1-8][a-h][1-8]$"));
    }

    [TestCase("go infinite")]
    [TestCase("go infinite nodes 5")]
    [TestCase("go ponder wtime 100 btime 100")]
    [TestCase("go ponder nodes 5")]
    public void An_infinite_search_and_pondering_answer_only_when_told_to(string go)
    {
        using var uci = new UciSession();
        uci.Send(MateInOne, go);
        uci.Sync();
        Thread.Sleep(150);
        Assert.That(uci.Lines, Has.None.StartsWith("bestmove"));
        uci.Send("stop");
        uci.WaitFor("bestmove");
    }

    [Test]
    public void A_finished_game_waits_for_stop_when_the_search_is_infinite()
    {
        using var uci = new UciSession();
        uci.Send(Mated, "go infinite");
        uci.Sync();
        Assert.That(uci.Lines, Has.None.StartsWith("bestmove"));
        Assert.That(uci.Ask("stop"), Is.EqualTo("(none)"));
    }

    [Test]
    public void After_a_ponderhit_the_clock_runs()
    {
        using var uci = new UciSession();
        uci.Send("position startpos moves e2e4 e7e5", "go ponder wtime 1000 btime 1000");
        uci.Sync();
        Assert.That(uci.Ask("ponderhit"), Does.Match("^[a-h][1-8][a-h][1-8]$"));
    }

    [Test]
    public void A_ponderhit_without_pondering_gives_no_more_time()
    {
        using var evaluator = new GatedEvaluator(free: 0);
        using var uci = new UciSession(evaluator);
        uci.Send("position startpos", "go wtime 1000 btime 1000");
        for (var i = 0; i < 600 && !HasAnswer(uci); i++)
        {
            uci.Send("ponderhit");
            Thread.Sleep(50);
        }

        Assert.That(HasAnswer(uci), "the clock of half a second at most began anew each time");
        evaluator.Open();
    }

    [Test]
    public void A_pondering_that_was_wrong_is_stopped_and_the_next_search_begins()
    {
        using var uci = new UciSession();
        uci.Send("position startpos moves e2e4 e7e5", "go ponder wtime 1000 btime 1000");
        uci.Ask("stop");
        uci.Ask("position startpos moves e2e4 c7c5", "go wtime 500 btime 500");
        Assert.That(uci.Lines.Count(line => line.StartsWith("bestmove", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public void Stop_ponderhit_and_another_stop_without_a_search_do_nothing()
    {
        using var uci = new UciSession();
        uci.Send("stop", "ponderhit", "go nodes 10", "stop", "stop");
        uci.Sync();
        Assert.That(uci.Lines.Count(line => line.StartsWith("bestmove", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Stop_is_answered_while_a_batch_is_under_way_and_nothing_follows_the_answer()
    {
        using var evaluator = new GatedEvaluator(free: 3);
        using var uci = new UciSession(evaluator);
        uci.Send("position startpos", "go infinite");
        evaluator.WaitUntilBlocked();
        Assert.That(uci.Ask("stop"), Does.Match("^[a-h][1-8][a-h][1-8]$"));
        evaluator.Open();
        uci.Sync();
        Assert.That(uci.Lines[^2], Does.StartWith("bestmove"));
    }

    [Test]
    public void Stop_before_the_first_evaluation_is_answered_with_a_legal_move()
    {
        using var evaluator = new GatedEvaluator(free: 0);
        using var uci = new UciSession(evaluator);
        uci.Send("position startpos", "go infinite searchmoves c2c4");
        evaluator.WaitUntilBlocked();
        Assert.That(uci.Ask("stop"), Is.EqualTo("c2c4"));
        evaluator.Open();
    }

    [Test]
    public void The_clock_is_kept_while_a_batch_is_under_way_and_the_next_search_waits_for_it()
    {
        using var evaluator = new GatedEvaluator(free: 0);
        using var uci = new UciSession(evaluator);
        uci.Ask("position startpos", "go wtime 200 btime 200");
        uci.Send("position startpos moves e2e4", "go nodes 20");
        uci.Sync();
        evaluator.Open();
        uci.WaitFor("bestmove");
        Assert.That(Number(LastInfo(uci), "nodes"), Is.EqualTo(20));
    }

    [Test]
    public void Ready_is_answered_during_a_search_and_options_are_refused()
    {
        using var uci = new UciSession();
        uci.Send("go infinite", "setoption name Hash value 10");
        uci.Sync();
        Assert.That(uci.Errors.Single(), Does.Contain("options cannot be set during a search"));
        uci.Ask("stop");
    }

    [Test]
    public void A_second_go_ends_the_first_one_and_each_gets_its_answer()
    {
        using var uci = new UciSession();
        uci.Ask("go infinite", "go nodes 10");
        uci.WaitFor("bestmove");
        Assert.That(uci.Errors, Is.Empty);
    }

    [Test]
    public void Searches_and_options_that_come_all_at_once_are_done_one_after_the_other()
    {
        using var uci = new UciSession();
        uci.Send("position startpos", "go nodes 200", "setoption name MultiPV value 2", "position startpos moves e2e4", "go nodes 300");
        uci.WaitFor("bestmove");
        uci.WaitFor("bestmove");
        Assert.That(uci.Errors, Is.Empty);
        Assert.That(uci.Lines, Has.Some.Contains(" multipv 1 ").And.Contains(" nodes 200 "));
        Assert.That(uci.Lines, Has.Some.Contains(" multipv 2 ").And.Contains(" nodes 300 "));
    }

    [Test]
    public void Stop_ends_a_search_that_another_one_waits_for()
    {
        using var uci = new UciSession();
        uci.Send("go nodes 2000000000", "go nodes 2000000000");
        Thread.Sleep(50);
        uci.Ask("stop");
        uci.WaitFor("bestmove");
    }

    [Test]
    public void Simulations_bounds_every_search_unless_less_is_asked_for()
    {
        using var uci = new UciSession();
        uci.Ask("setoption name Simulations value 30", "go wtime 600000 btime 600000");
        Assert.That(Number(LastInfo(uci), "nodes"), Is.EqualTo(30));
        uci.Ask("position startpos moves e2e4", "go nodes 7");
        Assert.That(Number(LastInfo(uci), "nodes"), Is.EqualTo(7));
    }

    [Test]
    public void With_a_temperature_the_seed_decides_the_moves()
    {
        var first = Draw(seed: 1);
        Assert.That(Draw(seed: 1), Is.EqualTo(first));
        Assert.That(Draw(seed: 2), Is.Not.EqualTo(first));
        Assert.That(first.Distinct().Count(), Is.GreaterThan(1));
        Assert.That(Draw(seed: 1, temperature: "0"), Is.EqualTo(Draw(seed: 2, temperature: "0")));
    }

    [Test]
    public void The_end_of_the_input_waits_for_a_search_that_ends_by_itself_and_stops_any_other()
    {
        using var bounded = new UciSession();
        bounded.Send("go nodes 300");
        bounded.EndInput();
        bounded.Join();
        Assert.That(bounded.Lines[^1], Does.StartWith("bestmove"));
        Assert.That(Number(LastInfo(bounded), "nodes"), Is.EqualTo(300));
        using var infinite = new UciSession();
        infinite.Send("go infinite");
        infinite.EndInput();
        infinite.Join();
        Assert.That(infinite.Lines[^1], Does.StartWith("bestmove"));
    }

    [Test]
    public void Ctrl_C_ends_the_search_and_the_server()
    {
        using var uci = new UciSession();
        uci.Send("go infinite");
        uci.Sync();
        uci.Cancel();
        Assert.That(uci.Join, Throws.InnerException.InstanceOf<OperationCanceledException>());
        Assert.That(uci.Lines[^1], Does.StartWith("bestmove"));
    }

    [Test]
    public void An_evaluator_that_fails_costs_the_search_and_not_the_server()
    {
        using var uci = new UciSession(new BrokenEvaluator());
        Assert.That(uci.Ask("go nodes 10"), Does.Match("^[a-h][1-8][a-h][1-8]$"));
        uci.Sync();
        Assert.That(uci.Errors.First(), Is.EqualTo("info string error: the search failed: the device is gone"));
    }

    private static List<string> Draw(int seed, string temperature = "1.5")
    {
        using var uci = new UciSession();
        uci.Send($"setoption name Temperature value {temperature}", $"setoption name Seed value {seed}");
        var moves = new List<string>();
        while (moves.Count < 8) moves.Add(uci.Ask($"position startpos moves {string.Join(' ', moves)}".Replace("moves ", moves.Count == 0 ? "" : "moves ", StringComparison.Ordinal), "go nodes 60"));
        return moves;
    }

    private static bool HasAnswer(UciSession uci) => uci.Lines.Any(line => line.StartsWith("bestmove", StringComparison.Ordinal));

    private static string LastInfo(UciSession uci) => uci.Lines.Last(line => line.Contains(" multipv 1 ", StringComparison.Ordinal));

    private static int Number(string info, string name)
    {
        var words = info.Split(' ');
        return int.Parse(words[Array.IndexOf(words, name) + 1]);
    }

    private sealed class BrokenEvaluator : IEvaluator
    {
        public void Evaluate(EvaluationBatch batch) => throw new InvalidOperationException("the device is gone");
    }
}
