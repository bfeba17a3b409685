using System.Text.Json.Nodes;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests;

/// <summary>Suites from the command line.</summary>
public sealed class TestSuiteCommandTests
{
    private const string Mate = "6k1/5ppp/8/8/8/8/8/R3K3 w - - bm Ra8; id \"one\";\n";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TemporaryFolder();
        File.WriteAllText(_folder["a.epd"], Mate + Mate);
        File.WriteAllText(_folder["b.epd"], Mate);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Each_suite_has_a_row_and_all_together_one()
    {
        var run = Ask(_folder["a.epd"], _folder["b.epd"], "--simulations", "300");
        Assert.That(run.Code, Is.Zero, run.Error);
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.That(lines[0], Does.Contain("Chess, network untrained, raw policy and 300 simulations"));
        Assert.That(lines[2], Does.Match(@"^a\.epd +2 .* 2 / 2 +100\.0%"));
        Assert.That(lines[3], Does.Match(@"^b\.epd +1 .* 1 / 1 +100\.0%"));
        Assert.That(run.LastLine, Does.Match(@"^all +3 .* 3 / 3 +100\.0%"));
    }

    [Test]
    public void Verbose_has_a_line_for_every_position()
    {
        var run = Ask(_folder["a.epd"], "--simulations", "300", "--verbose");
        Assert.That(run.Output.Split('\n').Where(line => line.StartsWith("a.epd:", StringComparison.Ordinal)), Has.Exactly(2).Items.And.All.Contains("one  a1a8  policy ").And.All.Contains("search a1a8 solved"));
    }

    [Test]
    public void Json_holds_counts_and_when_verbose_the_answers()
    {
        var json = JsonNode.Parse(Ask(_folder["a.epd"], "--json").Output)!;
        Assert.That((int?)json["suites"]![0]!["score"]!["positions"], Is.EqualTo(2));
        Assert.That(json["suites"]![0]!["answers"], Is.Null);
        json = JsonNode.Parse(Ask(_folder["a.epd"], "--json", "--verbose").Output)!;
        Assert.That((string?)json["suites"]![0]!["answers"]![1]!["name"], Is.EqualTo("one"));
    }

    [Test]
    public void A_fault_names_file_line_and_reason()
    {
        File.AppendAllText(_folder["b.epd"], "6k1/5ppp/8/8/8/8/8/R3K3 w - - bm Rh8;\n");
        var run = Ask(_folder["a.epd"], _folder["b.epd"]);
        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.StartWith($"error: {_folder["b.epd"]}, line 2: bm: 'Rh8' is not legal here"));
    }

    [Test]
    public void Files_that_are_no_text_are_named_and_do_not_reach_the_terminal()
    {
        File.WriteAllBytes(_folder["cut.epd.gz"], [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B]);
        var cut = Ask(_folder["cut.epd.gz"]);
        Assert.That((cut.Code, cut.Error), Is.EqualTo((2, $"error: '{_folder["cut.epd.gz"]}' cannot be read: it is damaged or cut off: Found truncated data while decoding.{Environment.NewLine}")));
        Directory.CreateDirectory(_folder["folder"]);
        Assert.That(Ask(_folder["folder"]).Error, Does.StartWith($"error: '{_folder["folder"]}' cannot be read: it is a folder"));
        File.WriteAllText(_folder["noise.epd"], "\u001b[31m\a x\n");
        Assert.That(Ask(_folder["noise.epd"]).Error, Does.StartWith("error: ").And.Not.Contain("\u001b").And.Not.Contain("\a"));
    }

    [TestCase("error: there is no file 'nowhere.epd'", "nowhere.epd")]
    [TestCase("error: --simulations takes a whole number from 1 to 10000000, not '0'", "nowhere.epd", "--simulations", "0")]
    [TestCase("error: there is no game 'ches'; did you mean 'chess'?", "nowhere.epd", "--game", "ches")]
    public void Bad_input_is_one_sentence(string start, params string[] arguments)
    {
        var run = ProgramRunner.Run(["test-suite", .. arguments]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith(start));
    }

    [Test]
    public void Without_a_trained_network_the_remedy_is_told()
    {
        var run = ProgramRunner.Run("test-suite", _folder["a.epd"], "--runs-dir", _folder["runs"]);
        Assert.That((run.Code, run.Error), Is.EqualTo((2, $"error: there is no trained network for chess below {_folder["runs"]}: make one with ./selfplay train chess{Environment.NewLine}")));
    }

    [Test]
    public void A_game_without_suites_says_which_have_some()
    {
        var run = Ask(_folder["a.epd"], "--game", "tictactoe");
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("line 1: this game has no test suites that can be read; chess (EPD) and Connect Four (solved sets) have"));
    }

    [Test]
    public void Ctrl_C_stops_with_exit_code_130()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(ProgramRunner.Run(stop.Token, "test-suite", _folder["a.epd"], "--network", "untrained").Code, Is.EqualTo(130));
    }

    private static ProgramRunner Ask(params string[] arguments) => ProgramRunner.Run(["test-suite", .. arguments, "--network", "untrained", "--threads", "1"]);
}
