using System.Text;
using System.Text.Json.Nodes;
using SelfPlay.Engine.Commands;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests;

/// <summary>The command import, from its line to its exit code.</summary>
public sealed class ImportCommandTests
{
    private const string Games =
        "[Event \"a\"]\n[WhiteElo \"2500\"]\n[BlackElo \"2400\"]\n[Result \"1-0\"]\n\n1. e4 e5 2. Qh5 Nc6 3. Bc4 Nf6 4. Qxf7# 1-0\n\n" +
        "[Event \"b\"]\n[Result \"0-1\"]\n\n1. f3 e5 2. g4 Qh4# 0-1\n\n" +
        "[Event \"c\"]\n[Result \"0-1\"]\n\n1. f3 e5 2. g5 Qh4# 0-1\n";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Begin()
    {
        _folder = new TemporaryFolder();
        File.WriteAllText(_folder["a.pgn"], Games);
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void It_tells_what_became_of_the_games()
    {
        var run = Import(_folder["a.pgn"]);
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith($"{_folder["a.pgn"]}: 2 games read, 1 skipped, 0 left out, 0 duplicates, 2 kept"));
        Assert.That(run.LastLine, Is.EqualTo($"Why 1 games were skipped stands in {Path.Combine(_folder["set"], "import-report.txt")}"));
    }

    [Test]
    public void Filters_are_obeyed_and_told() =>
        Assert.That(Import(_folder["a.pgn"], "--min-rating", "2300").Output, Does.Contain("2 games read, 1 skipped, 1 left out (rating 1), 0 duplicates, 1 kept"));

    [Test]
    public void A_pipe_is_read()
    {
        using var pipe = new MemoryStream(Encoding.UTF8.GetBytes(Games));
        var context = new CommandContext { Output = TextWriter.Null, Error = TextWriter.Null, InputBytes = pipe };
        var run = ProgramRunner.Run(context, "import", "chess", "-", "--into", _folder["set"]);
        Assert.That(run.Output, Does.StartWith("-: 2 games read, 1 skipped"));
    }

    [Test]
    public void A_data_set_is_inspected()
    {
        Import(_folder["a.pgn"], "--validation", "0", "--test", "0");
        var inspected = ProgramRunner.Run("inspect", _folder["set"]);
        Assert.That(inspected.Code, Is.Zero, inspected.Error);
        Assert.That(inspected.Output, Does.StartWith("data set ").And.Match("training +2 games, 11 positions").And.Contain("gen-000001.shard  2 games, 11 samples").And.Contain("--validation").Or.Contain("source 1"));
        var shard = Path.Combine(_folder["set"], "training", "gen-000001.shard");
        Assert.That(ProgramRunner.Run("inspect", shard, "--game", "1").Output, Does.Match("moves +f2f3 e7e5 g2g4 d8h4"));
        var json = JsonNode.Parse(ProgramRunner.Run("inspect", _folder["set"], "--json").Output)!;
        Assert.That((string?)json["kind"], Is.EqualTo("data set"));
    }

    [Test]
    public void Damage_to_a_shard_is_told_and_exits_with_1()
    {
        Import(_folder["a.pgn"], "--validation", "0", "--test", "0");
        var shard = Path.Combine(_folder["set"], "training", "gen-000001.shard");
        var bytes = File.ReadAllBytes(shard);
        bytes[^10] ^= 1;
        File.WriteAllBytes(shard, bytes);
        var inspected = ProgramRunner.Run("inspect", _folder["set"]);
        Assert.That((inspected.Code, inspected.Output), Is.EqualTo((1, inspected.Output)));
        Assert.That(inspected.Output, Does.Contain("DAMAGE"));
    }

    [Test]
    public void A_run_gets_a_data_set_of_its_own()
    {
        Assert.That(
            ProgramRunner.Run("train", "tictactoe", "--preset", "tiny", "--run", _folder["run"], "--generations", "1", "--threads", "1", "--rehearsal", "0", "--set", "selfPlay.games=8").Code,
            Is.Zero);
        File.WriteAllText(_folder["games.txt"], "1. b2 a1 2. c1 a3 3. a2 c2 4. b3 b1 5. c3 1/2-1/2\n");
        var run = ProgramRunner.Run("import", "tictactoe", _folder["games.txt"], "--into", _folder["run"]);
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(Directory.Exists(Path.Combine(_folder["run"], "imported", "training")), Is.True, run.Output);
        Assert.That(ProgramRunner.Run("inspect", _folder["run"]).Output, Does.Contain("imported  1 imported games"));
        var other = ProgramRunner.Run("import", "chess", _folder["a.pgn"], "--into", _folder["run"]);
        Assert.That((other.Code, other.Error), Is.EqualTo((2, $"error: {_folder["run"]} is a run of tictactoe, not of chess: import tictactoe, or into another folder{Environment.NewLine}")));
    }

    [TestCase("'import' needs", "import", "chess")]
    [TestCase("--into", "import", "chess", "FILE")]
    [TestCase("there is no file 'missing.pgn'", "import", "chess", "missing.pgn", "--into", "SET")]
    [TestCase("--min-rating takes a rating such as 2400, or a rank such as 6d, not 'strong'", "import", "chess", "FILE", "--into", "SET", "--min-rating", "strong")]
    [TestCase("--from-date takes a date such as", "import", "chess", "FILE", "--into", "SET", "--from-date", "yesterday")]
    [TestCase("--result takes first, second and draw, with commas, not 'drawn'", "import", "chess", "FILE", "--into", "SET", "--result", "drawn")]
    [TestCase("together they must be below 1", "import", "chess", "FILE", "--into", "SET", "--validation", "0.5", "--test", "0.5")]
    public void Bad_input_exits_with_2_and_one_sentence(string error, params string[] arguments)
    {
        var run = ProgramRunner.Run([.. arguments.Select(word => word switch { "FILE" => _folder["a.pgn"], "SET" => _folder["set"], _ => word })]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(error).And.Not.Contain("   at "));
    }

    [Test]
    public void Files_that_cannot_be_unpacked_here_are_refused_with_what_can()
    {
        File.WriteAllBytes(_folder["a.pgn.zst"], [0x28, 0xB5, 0x2F, 0xFD, 0, 0, 0]);
        var run = Import(_folder["a.pgn.zst"]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("is packed by zstd").And.Contain($"zstd -dc {_folder["a.pgn.zst"]} | ./selfplay import"));
        Assert.That(Directory.Exists(_folder["set"]), Is.False);
    }

    [Test]
    public void Ctrl_C_exits_with_130()
    {
        var run = ProgramRunner.Run(new CancellationToken(canceled: true), "import", "chess", _folder["a.pgn"], "--into", _folder["set"]);
        Assert.That(run.Code, Is.EqualTo(130));
        Assert.That(run.Output, Does.Contain("the same command goes on"));
        Assert.That(Import(_folder["a.pgn"]).Output, Does.Contain("2 kept"));
    }

    [Test]
    public void The_help_has_examples() =>
        Assert.That(ProgramRunner.Run("import", "--help").Output, Does.Contain("Examples:").And.Contain("--min-rating").And.Contain("zstd -dc"));

    private ProgramRunner Import(params string[] arguments) => ProgramRunner.Run(["import", "chess", .. arguments, "--into", _folder["set"]]);
}
