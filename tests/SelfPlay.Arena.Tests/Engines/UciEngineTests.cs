using System.Diagnostics;
using SelfPlay.Arena.Engines;
using SelfPlay.Engine;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tests.Engines;

public sealed class UciEngineTests
{
    private const string Stockfish = "/usr/games/stockfish";

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    /// <summary>For a script to do what it does before it stays silent.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(2);

    private static readonly ThinkingTime Patient = new() { Nodes = 100, Deadline = TimeSpan.FromSeconds(30) };

    private static readonly ThinkingTime Impatient = Patient with { Deadline = Short };

    private FakeEngine _fake = null!;

    [SetUp]
    public void CreateFake() => _fake = new FakeEngine();

    [TearDown]
    public void DeleteFake() => _fake.Dispose();

    [Test]
    public void A_move_comes_with_what_the_engine_thought_last()
    {
        var reply = Ask(_fake.Command(onGo: """
            echo "info depth 3 score cp -7 nodes 90 pv e2e4"
            echo "info depth 4 multipv 2 score cp -90"
            echo "info depth 4 seldepth 9 multipv 1 score cp 31 wdl 100 800 100 nodes 12345678901 nps 5 pv d2d4"
            echo "info depth 5 score cp 400 lowerbound nodes 12345678902"
            echo "info string score cp 9999 depth 99"
            echo "info score"
            echo "bestmove d2d4 ponder d7d5"
            """));
        Assert.That(reply with { Time = default }, Is.EqualTo(new EngineReply("d2d4", 31, null, 5, 12345678902, default)
        {
            Chances = new WinDrawLoss(0.1f, 0.8f, 0.1f),
        }));
        Assert.That(reply.Time, Is.GreaterThan(TimeSpan.Zero));
    }

    [TestCase("info depth 9 score cp 20' 'info depth 10 score mate -3", null, -3)]
    [TestCase("info depth 9 score mate 2' 'info depth 10 score cp 900", 900, null)]
    [TestCase("info string nothing", null, null)]
    public void A_score_is_in_pawns_or_moves_to_mate(string lines, int? centiPawns, int? mateIn)
    {
        var reply = Ask(_fake.Command(onGo: $"printf '%s\\n' '{lines}' 'bestmove e2e4'"));
        Assert.That((reply.CentiPawns, reply.MateIn), Is.EqualTo((centiPawns, mateIn)));
    }

    [Test]
    public void Position_and_time_are_told_as_the_protocol_wants()
    {
        using var engine = new UciEngine(_fake.Command());
        engine.NewGame(Side.First, Patient, default);
        engine.Think(null, [], Patient, default);
        engine.Think(null, ["e2e4", "e7e5"], Patient with { Nodes = null, Depth = 7 }, default);
        engine.Think("8/8/8/8/8/8/8/K1k5 w - - 0 1", ["a1a2"], Patient with { Nodes = null, PerMove = TimeSpan.FromSeconds(1.5) }, default);
        var clock = (TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(1), TimeSpan.Zero);
        engine.Think(null, [], Patient with { Nodes = null, Clock = clock }, default);
        Assert.That(_fake.Heard, Is.EqualTo(
        [
            "uci", "isready", "ucinewgame", "isready",
            "position startpos", "go nodes 100",
            "position startpos moves e2e4 e7e5", "go depth 7",
            "position fen 8/8/8/8/8/8/8/K1k5 w - - 0 1 moves a1a2", "go movetime 1500",
            "position startpos", "go wtime 61000 btime 59000 winc 1000 binc 0",
        ]));
    }

    [Test]
    public void The_engine_is_called_as_it_calls_itself_once_it_runs()
    {
        using var engine = new UciEngine(_fake.Command());
        Assert.That(engine.Name, Is.EqualTo("sh"));
        engine.NewGame(Side.First, Patient, default);
        Assert.That(engine.Name, Is.EqualTo("Fake 1.0"));
    }

    [TestCase("echo 'A banner of somebody'; echo; echo 'info string hello'")]
    [TestCase("echo 'not finished' >&2")]
    public void Talk_before_the_protocol_begins_is_passed_over(string first) =>
        Assert.That(Ask(_fake.Command(first: first)).Move, Is.EqualTo("e2e4"));

    [Test]
    public void Lines_may_end_as_on_Windows() => Assert.That(
        Ask(_fake.Command(onGo: @"printf 'info score cp 5\r\nbestmove e2e4\r\n'", onUci: @"printf 'id name F\r\nuciok\r\n'", onReady: @"printf 'readyok\r\n'")),
        Has.Property(nameof(EngineReply.Move)).EqualTo("e2e4").And.Property(nameof(EngineReply.CentiPawns)).EqualTo(5));

    [TestCase("e7e5e4")]
    [TestCase("resign")]
    [TestCase("Nf3")]
    public void Whether_a_move_is_legal_is_not_judged_here(string move) =>
        Assert.That(Ask(_fake.Command(onGo: $"echo bestmove {move}")).Move, Is.EqualTo(move));

    [TestCase("bestmove (none)")]
    [TestCase("bestmove 0000")]
    [TestCase("bestmove")]
    [TestCase("bestmove ponder e7e5")]
    public void No_move_is_a_fault_that_quotes_the_engine(string line) => Assert.That(
        () => Ask(_fake.Command(onGo: $"echo '{line}'")),
        Throws.TypeOf<EngineException>().With.Message.EqualTo($"Fake 1.0 named no move: '{line}'").And.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.Garbled));

    [Test]
    public void Garbage_instead_of_a_move_is_a_fault_that_quotes_the_engine() => Assert.That(
        () => Ask(_fake.Command(onGo: "echo the best move is e2e4") with { StopTimeout = Enough }, Impatient),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("Fake 1.0 wrote 'the best move is e2e4' and no move").And.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.Garbled));

    [Test]
    public void An_engine_that_says_nothing_at_all_does_not_start() => Assert.That(
        () => Ask(_fake.Command(onUci: ":") with { GreetingTimeout = Short }),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("sh did not answer 'uci' within 0.05 s: is it a UCI program?").And.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.CannotStart));

    [Test]
    public void An_engine_that_never_gets_ready_does_not_start() => Assert.That(
        () => Ask(_fake.Command(onReady: ":", onUci: "sleep 0.01; echo uciok") with { ReadyTimeout = Enough }),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("sh did not answer 'isready' within 2 s"));

    [Test]
    public void A_program_that_is_not_there_does_not_start() => Assert.That(
        () => Ask(new EngineCommand { Path = "/no/such/engine" }),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("there is no program '/no/such/engine': give its full path").And.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.CannotStart));

    [Test]
    public void A_crash_at_the_start_is_told_with_the_last_words() => Assert.That(
        () => Ask(_fake.Command(first: "echo 'net.bin: no such file' >&2; exit 3")),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("sh ended with exit code 3; its last words: net.bin: no such file").And.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.CannotStart));

    [Test]
    public void A_crash_in_a_game_is_told_with_the_last_words_only() => Assert.That(
        () => Ask(_fake.Command(onGo: "i=0; while [ $i -lt 100 ]; do i=$((i+1)); echo line $i >&2; done; kill -9 $$")),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("Fake 1.0 ended with exit code 137; its last words: line 96 / line 97 / line 98 / line 99 / line 100")
            .And.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.Crashed));

    [Test]
    public void A_closed_output_counts_as_a_crash() => Assert.That(
        () => Ask(_fake.Command(onGo: "exec 1>&-; sleep 60")),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("Fake 1.0 closed its input or output").And.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.Crashed));

    [Test]
    public void An_engine_that_does_not_answer_in_time_is_told_to_stop()
    {
        var reply = Ask(_fake.Command(onGo: """read -r line; echo "$line" >>heard; echo bestmove d2d4"""), Impatient);
        Assert.That(reply.Move, Is.EqualTo("d2d4"));
        Assert.That(_fake.Heard, Does.Contain("stop"));
    }

    [Test]
    public void An_engine_that_does_not_stop_has_hung_and_is_killed_with_its_children()
    {
        var command = _fake.Command(onGo: "sleep 1000 & echo $! >child; wait") with { StopTimeout = Short };
        using var engine = new UciEngine(command);
        engine.NewGame(Side.First, Patient, default);
        var program = engine.ProcessId!.Value;
        Assert.That(() => engine.Think(null, [], Patient with { Deadline = Enough }, default),
            Throws.TypeOf<EngineException>().With.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.Hung));
        Assert.That(IsAlive(program), Is.False);
        var child = int.Parse(File.ReadAllText(Path.Combine(command.WorkingDirectory!, "child")));
        Assert.That(() => IsAlive(child), Is.False.After(10_000, 10), "the system itself buries orphans, a little later");
    }

    [TestCase("yes 'info depth 1 score cp 1' | head -n 100000", TestName = "A flood of lines does not hide the move")]
    [TestCase("yes x | head -n 5000000 | tr -d '\\n'; echo", TestName = "A line without end does not hide the move")]
    [TestCase("yes 'error' | head -n 100000 >&2", TestName = "A flood of errors does not block the engine")]
    public void A_flood_does_not_hide_the_move(string flood) =>
        Assert.That(Ask(_fake.Command(onGo: $"{flood}; echo bestmove e2e4")).Move, Is.EqualTo("e2e4"));

    [Test]
    public void A_flood_that_never_ends_counts_as_hung() => Assert.That(
        () => Ask(_fake.Command(onGo: "yes 'info depth 1'") with { StopTimeout = Short }, Impatient),
        Throws.TypeOf<EngineException>().With.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.Hung));

    [Test]
    public void A_late_answer_to_the_last_question_is_not_taken_for_this_one()
    {
        using var engine = new UciEngine(_fake.Command(onGo: "echo bestmove e2e4; echo bestmove a1a1; sync"));
        engine.NewGame(Side.First, Patient, default);
        engine.Think(null, [], Patient, default);
        engine.NewGame(Side.First, Patient, default); // all that was said before is read by now
        Assert.That(engine.Think(null, [], Patient, default).Move, Is.EqualTo("e2e4"));
    }

    [Test]
    public void After_a_fault_the_next_game_starts_the_engine_anew()
    {
        using var engine = new UciEngine(_fake.Command(onGo: "if [ -f crashed ]; then echo bestmove e2e4; else touch crashed; exit 1; fi"));
        engine.NewGame(Side.First, Patient, default);
        Assert.That(() => engine.Think(null, [], Patient, default), Throws.TypeOf<EngineException>());
        Assert.That(() => engine.Think(null, [], Patient, default), Throws.TypeOf<EngineException>().With.Message.Contains("not running"));
        engine.NewGame(Side.First, Patient, default);
        Assert.That(engine.Think(null, [], Patient, default).Move, Is.EqualTo("e2e4"));
    }

    [Test]
    public void Two_games_are_played_by_one_process()
    {
        using var engine = new UciEngine(_fake.Command());
        engine.NewGame(Side.First, Patient, default);
        var program = engine.ProcessId;
        engine.NewGame(Side.First, Patient, default);
        Assert.That(engine.ProcessId, Is.EqualTo(program).And.Not.Null);
    }

    [TestCase("exit 0", TestName = "An engine that quits is gone afterwards")]
    [TestCase("while :; do sleep 0.1; done", TestName = "An engine that does not quit is killed")]
    public void An_engine_is_gone_afterwards(string onQuit)
    {
        var engine = new UciEngine(_fake.Command(onQuit: onQuit) with { QuitTimeout = Enough });
        engine.NewGame(Side.First, Patient, default);
        var program = engine.ProcessId!.Value;
        engine.Dispose();
        Assert.That(IsAlive(program), Is.False);
        Assert.That(_fake.Heard, Does.Contain("quit"));
    }

    [Test]
    public void Breaking_off_ends_the_engine_at_once()
    {
        using var engine = new UciEngine(_fake.Command(onGo: ":"));
        engine.NewGame(Side.First, Patient, default);
        var program = engine.ProcessId!.Value;
        using var cancel = new CancellationTokenSource(Short);
        Assert.That(() => engine.Think(null, [], Patient, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(IsAlive(program), Is.False);
    }

    [Test]
    public void The_death_of_an_engine_by_the_same_Ctrl_C_is_no_fault_of_it()
    {
        using var engine = new UciEngine(_fake.Command(onGo: "exit 130"));
        engine.NewGame(Side.First, Patient, default);
        using var cancel = new CancellationTokenSource(Short);
        Assert.That(() => engine.Think(null, [], Patient, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void So_it_is_between_two_moves_when_there_is_nobody_left_to_ask()
    {
        using var engine = new UciEngine(_fake.Command(onGo: "echo bestmove e2e4; exit 130"));
        engine.NewGame(Side.First, Patient, default);
        engine.Think(null, [], Patient, default);
        Assert.That(() => engine.ProcessId, Is.Null.After(5000, 10));
        using var cancel = new CancellationTokenSource(Short);
        Assert.That(() => engine.Think(null, ["e2e4", "e7e5"], Patient, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("Hash", "64", "setoption name Hash value 64")]
    [TestCase("skill level", "20", "setoption name Skill Level value 20")]
    [TestCase("Style", "solid", "setoption name Style value Solid")]
    [TestCase("OwnBook", "TRUE", "setoption name OwnBook value true")]
    [TestCase("Clear Hash", "", "setoption name Clear Hash")]
    [TestCase("SyzygyPath", "/a b/c", "setoption name SyzygyPath value /a b/c")]
    [TestCase("SyzygyPath", "", "setoption name SyzygyPath value <empty>")]
    public void Options_of_all_types_are_set(string name, string value, string command)
    {
        Ask(WithOption(name, value));
        Assert.That(_fake.Heard, Does.Contain(command));
    }

    [TestCase("Hasch", "1", "Fake has no option 'Hasch'; did you mean 'Hash'? (it has Hash, Skill Level, Style, OwnBook, Clear Hash, SyzygyPath)")]
    [TestCase("Hash", "0", "option Hash of Fake must be a whole number from 1 to 1024, not '0'")]
    [TestCase("Hash", "lots", "option Hash of Fake must be a whole number from 1 to 1024, not 'lots'")]
    [TestCase("Style", "wild", "option Style of Fake must be one of Solid, Very Risky, not 'wild'")]
    [TestCase("OwnBook", "yes", "option OwnBook of Fake must be true or false, not 'yes'")]
    [TestCase("Clear Hash", "now", "option Clear Hash of Fake is a button and takes no value, not 'now'")]
    public void An_option_that_cannot_be_set_is_told(string name, string value, string message) =>
        Assert.That(() => Ask(WithOption(name, value)), Throws.TypeOf<InputException>().With.Message.EqualTo(message));

    [Test]
    public void Stockfish_plays_with_its_options()
    {
        if (!File.Exists(Stockfish)) Assert.Ignore($"{Stockfish} is not installed");
        using var engine = new UciEngine(new EngineCommand { Path = Stockfish, Options = [new("UCI_ShowWDL", "true"), new("Threads", "1")] });
        engine.NewGame(Side.First, Patient, default);
        var reply = engine.Think(null, ["f2f3", "e7e5", "g2g4"], new ThinkingTime { Depth = 4, Deadline = TimeSpan.FromSeconds(30) }, default);
        Assert.That((reply.Move, reply.MateIn, reply.CentiPawns), Is.EqualTo(("d8h4", 1, (int?)null)));
        Assert.That(reply.Chances, Is.EqualTo(new WinDrawLoss(1, 0, 0)));
        Assert.That(engine.Name, Does.StartWith("Stockfish"));
        var second = engine.Think("8/8/8/8/8/8/8/K1k4R b - - 0 1", [], new ThinkingTime { Nodes = 1000, Deadline = TimeSpan.FromSeconds(30) }, default);
        Assert.That(second.Move, Does.StartWith("c1"));
    }

    private static EngineReply Ask(EngineCommand command, ThinkingTime? time = null)
    {
        using var engine = new UciEngine(command);
        engine.NewGame(Side.First, Patient, default);
        return engine.Think(null, [], time ?? Patient, default);
    }

    private EngineCommand WithOption(string name, string value) => _fake.Command(onUci: """
        echo id name Fake
        echo option name Hash type spin default 16 min 1 max 1024
        echo option name Skill Level type spin default 20 min 0 max 20
        echo option name Style type combo default Solid var Solid var Very Risky
        echo option name OwnBook type check default false
        echo option name Clear Hash type button
        echo 'option name SyzygyPath type string default <empty>'
        echo uciok
        """) with { Options = [new(name, value)] };

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
