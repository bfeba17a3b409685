using SelfPlay.Arena.Engines;
using SelfPlay.Engine;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Tests.Engines;

public sealed class GtpEngineTests
{
    private const string GnuGo = "/usr/games/gnugo";
    private const string Empty = "5/5/5/5/5 b 0 7";

    private static readonly string[] Greeting = ["name", "version", "list_commands"];
    private static readonly string[] EmptyBoard = ["boardsize 5", "clear_board", "komi 7"];
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private static readonly ThinkingTime Patient = new() { Deadline = TimeSpan.FromSeconds(30) };

    private FakeEngine _fake = null!;

    [SetUp]
    public void CreateFake() => _fake = new FakeEngine();

    [TearDown]
    public void DeleteFake() => _fake.Dispose();

    [Test]
    public void A_program_hears_of_each_move_once()
    {
        using var engine = Go(_fake.GoCommand());
        engine.NewGame(Side.First, Patient, default);
        engine.Think(Empty, ["A1", "B1"], Patient, default);
        engine.Think(Empty, ["A1", "B1", "D4", "pass"], Patient, default);
        Assert.That(_fake.Heard, Is.EqualTo([.. Greeting, .. EmptyBoard, "play b A1", "play w B1", "genmove b", "play w pass", "genmove b"]));
    }

    [Test]
    public void A_move_is_the_same_however_the_program_writes_it()
    {
        using var engine = Go(_fake.GoCommand(onGenmove: "say d4"));
        engine.NewGame(Side.First, Patient, default);
        Assert.That(engine.Think(Empty, [], Patient, default).Move, Is.EqualTo("d4"));
        engine.Think(Empty, ["D4", "A1"], Patient, default);
        Assert.That(_fake.Heard.Count(line => line == "clear_board"), Is.EqualTo(1));
    }

    [Test]
    public void Another_game_is_told_from_its_beginning()
    {
        using var engine = Go(_fake.GoCommand());
        engine.NewGame(Side.Second, Patient, default);
        engine.Think(Empty, ["A1"], Patient, default);
        engine.Think(Empty, ["A2"], Patient, default);
        engine.NewGame(Side.First, Patient, default);
        engine.Think(Empty, [], Patient, default);
        Assert.That(_fake.Heard, Is.EqualTo(
            [.. Greeting, .. EmptyBoard, "play b A1", "genmove w", .. EmptyBoard, "play b A2", "genmove w", .. EmptyBoard, "genmove b"]));
    }

    [Test]
    public void Stones_that_lie_at_the_start_are_played_one_by_one()
    {
        using var engine = Go(_fake.GoCommand());
        engine.NewGame(Side.Second, Patient, default);
        engine.Think("X4/5/5/5/3OX w 1 2.5", ["C3", "A1"], Patient, default);
        Assert.That(_fake.Heard, Is.EqualTo(
        [
            .. Greeting, .. EmptyBoard,
            "boardsize 5", "clear_board", "komi 2.5", "play b A5", "play w D1", "play b E1", "play b pass",
            "play w C3", "play b A1", "genmove w",
        ]));
    }

    [TestCase("", "kata-set-rules {\"hasButton\":false,\"ko\":\"POSITIONAL\",\"scoring\":\"AREA\",\"suicide\":false,\"tax\":\"NONE\",\"whiteHandicapBonus\":\"0\"}")]
    [TestCase("-suicide-situational", "kata-set-rules {\"hasButton\":false,\"ko\":\"SITUATIONAL\",\"scoring\":\"AREA\",\"suicide\":true,\"tax\":\"NONE\",\"whiteHandicapBonus\":\"0\"}")]
    public void A_program_that_can_be_told_the_rules_is_told_them_and_may_refuse(string rules, string command)
    {
        using var engine = Go(_fake.GoCommand(commands: "kata-set-rules", onOther: "case $line in kata*) refuse cannot;; *) say;; esac"), $"go5{rules}");
        Assert.That(() => engine.NewGame(Side.First, Patient, default), Throws.Nothing);
        Assert.That(_fake.Heard, Does.Contain(command));
    }

    [Test]
    public void The_engine_is_called_as_it_calls_itself_once_it_runs()
    {
        using var engine = Go(_fake.GoCommand());
        Assert.That(engine.Name, Is.EqualTo("sh"));
        engine.NewGame(Side.First, Patient, default);
        Assert.That(engine.Name, Is.EqualTo("Fake Go 1.0"));
    }

    [Test]
    public void Time_is_told_in_whole_seconds_of_the_programs_own_clock()
    {
        using var engine = Go(_fake.GoCommand());
        var clock = Patient with { Clock = (TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(59.9), TimeSpan.FromSeconds(1), TimeSpan.Zero) };
        engine.NewGame(Side.Second, clock, default);
        engine.Think(Empty, ["A1"], clock, default);
        var perMove = Patient with { PerMove = TimeSpan.FromSeconds(2.5) };
        engine.NewGame(Side.First, perMove, default);
        engine.Think(Empty, [], perMove, default);
        Assert.That(_fake.Heard, Is.EqualTo(
        [
            .. Greeting, .. EmptyBoard, "time_settings 59 0 0", "play b A1", "time_left w 59 0", "genmove w",
            .. EmptyBoard, "time_settings 0 2 1", "time_left b 2 1", "genmove b",
        ]));
    }

    [Test]
    public void A_program_that_knows_no_time_cannot_play_with_one()
    {
        using var engine = Go(_fake.GoCommand(commands: ""));
        Assert.That(
            () => engine.NewGame(Side.First, Patient with { PerMove = TimeSpan.FromSeconds(1) }, default),
            Throws.TypeOf<InputException>().With.Message.StartWith("Fake Go 1.0 knows no 'time_settings': give it no time"));
        Assert.That(() => engine.NewGame(Side.First, Patient, default), Throws.Nothing);
    }

    [TestCase("say resign", "resign")]
    [TestCase("say RESIGN", "resign")]
    [TestCase("say pass", "pass")]
    [TestCase("say Z99", "Z99", Description = "whether a move is legal is not judged here")]
    [TestCase("echo thinking; echo; say C3", "C3")]
    [TestCase(@"printf '=\tC3\r\n\r\n'", "C3")]
    [TestCase("yes x | head -n 100000; say C3", "C3")]
    public void An_answer_is_found_whatever_stands_around_it(string onGenmove, string move) =>
        Assert.That(Ask(_fake.GoCommand(onGenmove)).Move, Is.EqualTo(move));

    [TestCase("say", EngineFault.Garbled, "Fake Go 1.0 answered 'genmove b' with '= '")]
    [TestCase("refuse no idea", EngineFault.Garbled, "Fake Go 1.0 answered 'genmove b' with '? no idea'")]
    [TestCase("echo D4", EngineFault.Garbled, "Fake Go 1.0 wrote 'D4' and no answer to 'genmove b'")]
    [TestCase(":", EngineFault.Hung, "Fake Go 1.0 did not answer 'genmove b' within 2 s")]
    [TestCase("echo oh no >&2; exit 3", EngineFault.Crashed, "Fake Go 1.0 ended with exit code 3; its last words: oh no")]
    public void What_is_no_answer_is_a_fault_that_quotes_the_engine(string onGenmove, EngineFault fault, string message) => Assert.That(
        () => Ask(_fake.GoCommand(onGenmove), Patient with { Deadline = TimeSpan.FromSeconds(2) }),
        Throws.TypeOf<EngineException>().With.Message.EqualTo(message).And.Property(nameof(EngineException.Fault)).EqualTo(fault));

    [Test]
    public void An_answer_without_an_end_is_a_fault() => Assert.That(
        () => Ask(_fake.GoCommand("echo = D4") with { ReadyTimeout = TimeSpan.FromSeconds(2) }),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("Fake Go 1.0 ended its answer to 'genmove b' with no empty line"));

    [Test]
    public void A_program_that_refuses_a_move_is_at_fault()
    {
        using var engine = Go(_fake.GoCommand(onPlay: "refuse illegal move"));
        engine.NewGame(Side.Second, Patient, default);
        Assert.That(
            () => engine.Think(Empty, ["A1"], Patient, default),
            Throws.TypeOf<EngineException>().With.Message.EqualTo("Fake Go 1.0 answered 'play b A1' with '? illegal move'")
                .And.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.Refused));
        Assert.That(engine.ProcessId, Is.Null);
    }

    [Test]
    public void A_program_that_does_not_play_on_such_a_board_is_told() => Assert.That(
        () => Ask(_fake.GoCommand(onOther: "refuse unacceptable size")),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("Fake Go 1.0 answered 'boardsize 5' with '? unacceptable size'"));

    [Test]
    public void A_program_that_says_nothing_does_not_start() => Assert.That(
        () => Ask(_fake.GoCommand(onName: ":") with { GreetingTimeout = Short }),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("sh did not answer 'name' within 0.05 s: is it a GTP program, and has it the argument that makes it one (as in gnugo --mode gtp)?")
            .And.Property(nameof(EngineException.Fault)).EqualTo(EngineFault.CannotStart));

    [Test]
    public void After_a_fault_the_next_game_starts_the_engine_anew()
    {
        using var engine = Go(_fake.GoCommand("if [ -f crashed ]; then say D4; else touch crashed; exit 1; fi"));
        engine.NewGame(Side.First, Patient, default);
        Assert.That(() => engine.Think(Empty, [], Patient, default), Throws.TypeOf<EngineException>());
        engine.NewGame(Side.First, Patient, default);
        Assert.That(engine.Think(Empty, [], Patient, default).Move, Is.EqualTo("D4"));
    }

    [Test]
    public void A_program_is_asked_to_quit()
    {
        var engine = Go(_fake.GoCommand());
        engine.NewGame(Side.First, Patient, default);
        engine.Dispose();
        Assert.That(_fake.Heard[^1], Is.EqualTo("quit"));
    }

    [Test]
    public void GnuGo_plays_on_from_a_position_whose_ko_it_sees()
    {
        if (!File.Exists(GnuGo)) Assert.Ignore($"{GnuGo} is not installed");
        const string Ko = "1XO2/X1XO1/1XO2/5/5 w 0 7";
        using var engine = Go(new EngineCommand { Path = GnuGo, Arguments = ["--mode", "gtp", "--level", "1", "--chinese-rules", "--positional-superko"] });
        var time = Patient with { PerMove = TimeSpan.FromSeconds(5) };
        engine.NewGame(Side.First, time, default);
        Assert.That(engine.Think(Ko, ["B4"], time, default).Move, Does.Match("^([A-E][1-5]|PASS)$").And.Not.EqualTo("C4"));
        Assert.That(engine.Name, Does.StartWith("GNU Go"));
        Assert.That(
            () => engine.Think(Ko, ["B4", "C4"], time, default),
            Throws.TypeOf<EngineException>().With.Message.Contains("'play b C4' with '? illegal move'"), "taken back at once");
    }

    private static GtpEngine Go(EngineCommand command, string game = "go5") => new(command, GoRules.Parse(game)!.Value);

    private static EngineReply Ask(EngineCommand command, ThinkingTime? time = null)
    {
        using var engine = Go(command);
        engine.NewGame(Side.First, Patient, default);
        return engine.Think(Empty, [], time ?? Patient, default);
    }
}
