using SelfPlay.Arena.Engines;
using SelfPlay.Engine;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tests.Engines;

/// <summary>Where USI differs from UCI; what they share is tested there.</summary>
public sealed class UsiEngineTests
{
    private const string FairyStockfish = "/usr/games/fairy-stockfish";
    private const string Moves = "echo bestmove 7g7f ponder 3c3d";

    private static readonly ThinkingTime Patient = new() { Nodes = 100, Deadline = TimeSpan.FromSeconds(30) };

    private FakeEngine _fake = null!;

    [SetUp]
    public void CreateFake() => _fake = new FakeEngine();

    [TearDown]
    public void DeleteFake() => _fake.Dispose();

    [Test]
    public void Games_positions_and_times_are_told_as_the_protocol_wants()
    {
        using var engine = Usi(_fake.Command(Moves));
        engine.NewGame(Side.First, Patient, default);
        engine.Think(null, [], Patient, default);
        engine.Think(null, ["7g7f", "3c3d"], Patient with { Nodes = null, Depth = 7 }, default);
        engine.EndGame(Outcome.Draw);
        engine.NewGame(Side.Second, Patient, default);
        engine.Think("4k4/9/4P4/9/9/9/9/9/4K4 w - 1", ["5a4a"], Patient with { Nodes = null, PerMove = TimeSpan.FromSeconds(1.5) }, default);
        var clock = (TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(1), TimeSpan.Zero);
        engine.Think(null, [], Patient with { Nodes = null, Clock = clock }, default);
        engine.Think(null, [], Patient with { Nodes = null, Clock = clock with { Item3 = TimeSpan.Zero } }, default);
        Assert.That(_fake.Heard, Is.EqualTo(
        [
            "usi", "isready", "usinewgame",
            "position startpos", "go nodes 100",
            "position startpos moves 7g7f 3c3d", "go depth 7",
            "gameover draw",
            "isready", "usinewgame",
            "position sfen 4k4/9/4P4/9/9/9/9/9/4K4 w - 1 moves 5a4a", "go btime 0 wtime 0 byoyomi 1500",
            "position startpos", "go btime 61000 wtime 59000 binc 1000 winc 0",
            "position startpos", "go btime 61000 wtime 59000 byoyomi 0",
        ]));
    }

    [TestCase(Side.First, Outcome.FirstWins, "win")]
    [TestCase(Side.First, Outcome.SecondWins, "lose")]
    [TestCase(Side.Second, Outcome.SecondWins, "win")]
    [TestCase(Side.Second, Outcome.Draw, "draw")]
    public void A_program_is_told_how_its_game_ended(Side side, Outcome outcome, string result)
    {
        using (var engine = Usi(_fake.Command(Moves)))
        {
            engine.NewGame(side, Patient, default);
            engine.EndGame(outcome);
        }

        Assert.That(_fake.Heard, Does.Contain($"gameover {result}"));
    }

    [Test]
    public void A_program_that_is_gone_when_the_game_ends_is_started_anew_for_the_next()
    {
        using var engine = Usi(_fake.Command("echo bestmove 7g7f; exit 3"));
        engine.NewGame(Side.First, Patient, default);
        engine.Think(null, [], Patient, default);
        Assert.That(() => engine.ProcessId, Is.Null.After(5000, 10));
        Assert.That(() => engine.EndGame(Outcome.FirstWins), Throws.Nothing);
        engine.NewGame(Side.First, Patient, default);
        Assert.That(engine.ProcessId, Is.Not.Null);
    }

    [TestCase("resign")]
    [TestCase("win")]
    public void Resigning_and_declaring_are_answers(string word) =>
        Assert.That(Ask(_fake.Command($"echo bestmove {word}")).Move, Is.EqualTo(word));

    [TestCase("mate 5", 5)]
    [TestCase("mate -4", -4)]
    [TestCase("mate +", EngineReply.SomeMate)]
    [TestCase("mate -", -EngineReply.SomeMate)]
    [TestCase("mate +3", 3)]
    [TestCase("mate -0", -EngineReply.SomeMate)]
    [TestCase("cp 12", null)]
    [TestCase("cp 12 string mate +", null)]
    public void A_mate_may_be_told_by_its_sign_alone(string score, int? mateIn) =>
        Assert.That(Ask(_fake.Command($"echo info depth 3 score {score}; {Moves}")).MateIn, Is.EqualTo(mateIn));

    [Test]
    public void Scores_are_worth_what_shogi_programs_mean_by_them()
    {
        using var engine = Usi(_fake.Command());
        // A win rate of 1 / (1 + exp(-1)) = 73.1 %.
        Assert.That(engine.ValueOf(600), Is.EqualTo((2 * 0.7310586) - 1).Within(1e-6));
        Assert.That(engine.ValueOf(-600), Is.EqualTo(-engine.ValueOf(600)));
    }

    [TestCase("usi_hash", "64", "setoption name USI_Hash value 64", TestName = "Options that every program takes need not be listed")]
    [TestCase("BookFile", "", "setoption name BookFile value <empty>", TestName = "A file name may be empty")]
    public void Options_of_shogi_programs_are_set(string name, string value, string command)
    {
        const string Listed = "echo id name Fake; echo 'option name BookFile type filename default book.db'; echo usiok";
        Ask(_fake.Command(Moves, onUci: Listed) with { Options = [new(name, value)] });
        Assert.That(_fake.Heard, Does.Contain(command));
    }

    [Test]
    public void Another_option_must_be_one_of_the_programs() => Assert.That(
        () => Ask(_fake.Command() with { Options = [new("Hash", "64")] }),
        Throws.TypeOf<InputException>().With.Message.StartWith("Fake 1.0 has no option 'Hash'"));

    [Test]
    public void A_program_of_another_protocol_is_told_as_such() => Assert.That(
        () => Ask(_fake.Command(onUci: ":") with { GreetingTimeout = TimeSpan.FromMilliseconds(50) }),
        Throws.TypeOf<EngineException>().With.Message.EqualTo("sh did not answer 'usi' within 0.05 s: is it a USI program?"));

    [Test]
    public void FairyStockfish_plays_shogi()
    {
        if (!File.Exists(FairyStockfish)) Assert.Ignore($"{FairyStockfish} is not installed");
        using var engine = Usi(new EngineCommand { Path = FairyStockfish, Options = [new("Threads", "1")] });
        engine.NewGame(Side.First, Patient, default);
        var reply = engine.Think("4k4/9/4P4/9/9/9/9/9/4K4 b G 1", [], Patient with { Nodes = 2000 }, default);
        Assert.That((reply.Move, reply.MateIn), Is.EqualTo(("G*5b", 1)));
        Assert.That(engine.Name, Does.StartWith("Fairy-Stockfish"));
    }

    private static UciEngine Usi(EngineCommand command) => new(command, dialect: UciDialect.Usi);

    private static EngineReply Ask(EngineCommand command)
    {
        using var engine = Usi(command);
        engine.NewGame(Side.First, Patient, default);
        return engine.Think(null, [], Patient, default);
    }
}
