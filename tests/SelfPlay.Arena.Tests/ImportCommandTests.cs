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
        Assert.That(run.LastLine, Is.EqualTo($"skipped games and why (1): {Path.Combine(_folder["set"], "import-report.txt")}"));
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
        Assert.That(inspected.Output, Does.StartWith("data set ").And.Match("training +2 games, 11 positions").And.Contain("gen-000001.shard  2 games, 11 samples").And.Match("source 1 +.*a.pgn: 2 games read, 1 skipped"));
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
        Assert.That(inspected.Code, Is.EqualTo(1));
        Assert.That(inspected.Output, Does.Contain("DAMAGE: ").And.Contain("the 1 games before it are kept"));
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
    [TestCase("--from-date takes a date such as", "import", "chess", "FILE", "--into", "SET", "--from-date", "2002-02-30")]
    [TestCase("--to-date takes a date such as", "import", "chess", "FILE", "--into", "SET", "--to-date", "2018-13")]
    [TestCase("--from-date is after --to-date", "import", "chess", "FILE", "--into", "SET", "--from-date", "2018", "--to-date", "2017-12-31")]
    [TestCase("--min-rating is above --max-rating", "import", "chess", "FILE", "--into", "SET", "--min-rating", "2800", "--max-rating", "2400")]
    [TestCase("a number and a rank", "import", "chess", "FILE", "--into", "SET", "--min-rating", "2800", "--max-rating", "6d")]
    [TestCase("--min-plies 100 is above --max-plies 50", "import", "chess", "FILE", "--into", "SET", "--min-plies", "100", "--max-plies", "50")]
    [TestCase("--time-control takes ultrabullet, bullet, blitz, rapid, classical, correspondence or a control such as 180+2, not 'blits'; did you mean 'blitz'?", "import", "chess", "FILE", "--into", "SET", "--time-control", "rapid,blits")]
    [TestCase("--opening is empty", "import", "chess", "FILE", "--into", "SET", "--opening", " ")]
    [TestCase("the name of a file is empty", "import", "chess", "", "--into", "SET")]
    [TestCase("there is no option '--min-ratin'; did you mean '--min-rating'?", "import", "chess", "FILE", "--min-ratin", "5", "--into", "SET")]
    [TestCase("--result takes first, second and draw, with commas, not 'drawn'", "import", "chess", "FILE", "--into", "SET", "--result", "drawn")]
    [TestCase("together they must be below 1", "import", "chess", "FILE", "--into", "SET", "--validation", "0.5", "--test", "0.5")]
    public void Bad_input_exits_with_2_and_one_sentence(string error, params string[] arguments)
    {
        var run = ProgramRunner.Run([.. arguments.Select(word => word switch { "FILE" => _folder["a.pgn"], "SET" => _folder["set"], _ => word })]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(error).And.Not.Contain("   at "));
    }

    [Test]
    public void A_file_without_games_exits_with_2()
    {
        File.WriteAllText(_folder["empty.pgn"], "\n");
        var run = Import(_folder["empty.pgn"]);
        Assert.That((run.Code, run.Error.TrimEnd()), Is.EqualTo((2, $"error: no game of chess was found in '{_folder["empty.pgn"]}': './selfplay import --help' names the formats")));
        Assert.That(Import(_folder["empty.pgn"]).Code, Is.EqualTo(2), "nor is it taken for a file that was read");
        Assert.That(Import(_folder["empty.pgn"], _folder["a.pgn"]).Code, Is.Zero, "beside a file with games it costs nothing");
    }

    [Test]
    public void A_letter_is_a_broken_game_of_which_nothing_is_kept()
    {
        File.WriteAllText(_folder["letter.txt"], "dear friend, this is a letter\n");
        Assert.That(Import(_folder["letter.txt"]).Error, Does.StartWith("warning: none of these games was kept"));
    }

    [Test]
    public void That_nothing_was_kept_is_a_warning()
    {
        var run = Import(_folder["a.pgn"], "--min-rating", "2800");
        Assert.That((run.Code, run.Error.TrimEnd()), Is.EqualTo((0, "warning: none of these games was kept, for the reasons above and in the report")));
    }

    [Test]
    public void A_data_set_that_no_longer_knows_its_games_takes_no_more([Values(-1, 0, 8)] int left)
    {
        Import(_folder["a.pgn"]);
        var hashes = Path.Combine(_folder["set"], "hashes.bin");
        if (left < 0) File.Delete(hashes);
        else File.WriteAllBytes(hashes, File.ReadAllBytes(hashes)[..left]);
        File.AppendAllText(_folder["a.pgn"], "\n");
        var run = Import(_folder["a.pgn"]);
        Assert.That((run.Code, run.Error), Is.EqualTo((2, $"error: {hashes}, by which games are known again, is shorter than dataset.json says: import the games again into another folder{Environment.NewLine}")));
        Assert.That(ProgramRunner.Run("inspect", _folder["set"]).Output, Does.Contain($"DAMAGE: {hashes}"));
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
        Assert.That((run.Output.Contains("the same command goes on", StringComparison.Ordinal), run.Error), Is.EqualTo((true, "")));
        Assert.That(Import(_folder["a.pgn"]).Output, Does.Contain("2 kept"));
    }

    [Test]
    public void The_help_has_examples() =>
        Assert.That(ProgramRunner.Run("import", "--help").Output, Does.Contain("Examples:").And.Contain("--min-rating").And.Contain("zstd -dc"));

    private ProgramRunner Import(params string[] arguments) => ProgramRunner.Run(["import", "chess", .. arguments, "--into", _folder["set"]]);
}
