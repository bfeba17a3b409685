using System.Text.Json.Nodes;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Checkpoints;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests;

/// <summary>From imported games to a network that plays and goes on by self-play, by the program alone.</summary>
public sealed class FitCommandTests
{
    /// <summary>Different games of a few moves, decided by a result tag.</summary>
    private static readonly string[] Moves = ["e4", "d4", "c4", "Nf3", "g3", "b3", "f4", "Nc3", "e3", "d3", "c3", "a3", "h3", "a4", "h4", "g4"];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void ImportGames()
    {
        _folder = new TemporaryFolder();
        var games = from first in Moves from reply in new[] { "e5", "d5", "c5", "Nf6" } select $"[White \"a\"]\n[Black \"b\"]\n[Result \"1-0\"]\n\n1. {first} {reply} 1-0\n\n";
        File.WriteAllText(_folder["games.pgn"], string.Concat(games));
        var run = ProgramRunner.Run("import", "chess", _folder["games.pgn"], "--into", _folder["set"]);
        Assert.That(run.Code, Is.Zero, run.Error);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_fit_tells_measurements_test_and_curve_and_leaves_a_network_that_plays()
    {
        var run = Fit("--epochs", "3");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("fit of chess (tiny) begins, 3 epochs").And.Contain("epoch   3.00  training ").And.Contain("top-5").And.Contain("calibration error").And.Contain("test of epoch").And.Contain("loss over epochs"));
        Assert.That(run.LastLine, Does.StartWith("completed with step "));
        var path = Directory.GetDirectories(_folder["runs"]).Single();
        Assert.That(path, Does.Match(@"chess-\d{8}-\d{6}-tiny-fit$"));
        Assert.That(new[] { "config.json", "metrics.jsonl", "log.txt", "state.ckpt", "summary.json", "curve.svg" }.Where(name => !File.Exists(Path.Combine(path, name))), Is.Empty);
        File.WriteAllText(_folder["suite.epd"], "6k1/5ppp/8/8/8/8/8/R3K3 w - - bm Ra8;\n");
        Assert.That(ProgramRunner.Run("test-suite", _folder["suite.epd"], "--runs-dir", _folder["runs"]).Output, Does.Contain(path));
        var inspected = ProgramRunner.Run("inspect", path, "--json");
        Assert.That(inspected.Code, Is.Zero, inspected.Output);
        Assert.That((double?)JsonNode.Parse(inspected.Output)!["facts"]!["epochs done"], Is.EqualTo(3));
    }

    [Test]
    public void The_same_command_goes_on_with_a_fit_that_was_stopped()
    {
        Assert.That(Fit("--epochs", "2", "--minutes", "0.00001").LastLine, Does.StartWith("paused after step "));
        var again = Fit("--epochs", "2");
        Assert.That(again.Output, Does.Contain("fit of chess (tiny) goes on after step").And.Contain("completed with step"));
        Assert.That(Directory.GetDirectories(_folder["runs"]), Has.Length.EqualTo(1));
        Assert.That(Fit("--epochs", "2", "--dry-run").Output, Does.StartWith("would start a new run below "), "that one is finished");
    }

    [Test]
    public void Results_count_little_in_a_fit_unless_asked_for()
    {
        Assert.That(Fit("--dry-run").Output, Does.Contain("\"valueWeight\": 0.1,"));
        Assert.That(Fit("--dry-run", "--set", "learning.valueWeight=1").Output, Does.Contain("\"valueWeight\": 1,"));
    }

    [Test]
    public void A_fit_with_a_name_goes_on_too_and_its_patience_may_change()
    {
        Assert.That(Fit("--epochs", "2", "--name", "first", "--minutes", "0.00001").LastLine, Does.StartWith("paused after step "));
        Assert.That(Fit("--epochs", "2", "--name", "irst", "--minutes", "0.00001").Output, Does.Contain("begins, 2 epochs"), "another name, another fit");
        Assert.That(Fit("--epochs", "2", "--name", "first", "--patience", "1").Output, Does.Contain("goes on after step").And.Match("ends early +when 1 measurements"));
    }

    [Test]
    public void Ctrl_C_saves_and_exits_with_130()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var run = ProgramRunner.Run(stop.Token, Command("--epochs", "2"));
        Assert.That((run.Code, File.Exists(Path.Combine(Directory.GetDirectories(_folder["runs"]).Single(), "state.ckpt"))), Is.EqualTo((130, true)));
        Assert.That(run.LastLine, Does.StartWith("stopped after step 0, everything is saved"));
    }

    [Test]
    public void Self_play_goes_on_from_the_network_of_a_fit_with_real_games_in_its_batches()
    {
        Fit("--epochs", "1", "--run", _folder["fit"]);
        var run = Train("--from", _folder["fit"], "--run", _folder["run"], "--set", $"replay.dataset={_folder["set"]}", "--set", "replay.datasetShare=0.5");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Match("begins with +.*gen-00000[01].ckpt").And.Match("real games +50 % of each batch from .*set"));
        var (fit, own) = (RunDirectory.Open(_folder["fit"]), RunDirectory.Open(_folder["run"]));
        var best = CheckpointFile.Read(fit.CheckpointPath(fit.CheckpointGenerations.Single()));
        var first = CheckpointFile.Read(own.CheckpointPath(0));
        Assert.That(first.PlayWeights.Select(array => array.Values), Is.EqualTo(best.PlayWeights.Select(array => array.Values)));
        var config = own.ReadConfig();
        Assert.That((config.Start.Sha256, config.Replay.Dataset, config.Replay.DatasetShare, config.Network.Filters), Is.EqualTo((best.Hash, _folder["set"], 0.5f, 8)));

        // It needs the fit no more, and the same command goes on.
        var again = Train("--from", _folder["fit"], "--run", _folder["run"], "--generations", "2");
        Assert.That(again.Output, Does.Contain("goes on after generation 1 of 2"), again.Error);
        Directory.Delete(_folder["fit"], recursive: true);
        Assert.That(Train("--run", _folder["run"], "--generations", "3").Output, Does.Contain("goes on after generation 2 of 3"));
    }

    [Test]
    public void What_contradicts_a_start_or_a_data_set_is_told_with_the_remedy()
    {
        Fit("--epochs", "1", "--run", _folder["fit"]);
        Refused(Train("--from", _folder["fit"], "--set", "network.filters=16"), "the settings ask for", "leave out the settings that begin with network.");
        Refused(Train("--run", _folder["fit"]), "is a fit to real games, which './selfplay fit' goes on with");
        Refused(Train("--set", "replay.datasetShare=0.5"), "replay.datasetShare = 0.5: needs the folder of a data set");
        Refused(Train("--set", $"replay.dataset={_folder["set"]}"), "replay.datasetShare = 0: leaves");
        Refused(Train("--set", $"replay.dataset={_folder["nowhere"]}", "--set", "replay.datasetShare=0.5"), "is no data set");
        Refused(Train("--from", "nowhere"), "'nowhere' is neither a checkpoint nor a run");
        Refused(Fit("--run", _folder["fit"], "--set", "learning.rate=0.5"), "cannot become 0.5");
        Refused(ProgramRunner.Run("fit", "chess", "--data", _folder["nowhere"]), "is no data set, for it has no dataset.json");
        Refused(ProgramRunner.Run("fit", "connect4", "--data", _folder["set"], "--runs-dir", _folder["runs"]), "holds games of chess");
        Refused(ProgramRunner.Run("fit", "chess"), "--data");
        Assert.That(Directory.Exists(_folder["runs"]) ? Directory.GetDirectories(_folder["runs"]) : [], Is.Empty, "nothing that was refused leaves a folder");
    }

    [Test]
    public void A_run_that_began_with_another_network_is_not_taken_for_this_one()
    {
        Fit("--epochs", "1", "--run", _folder["fit"]);
        Train("--run", _folder["run"]);
        Refused(Train("--run", _folder["run"], "--from", _folder["fit"], "--generations", "2"), "begins with an untrained network, not with");
    }

    private static void Refused(ProgramRunner run, params string[] parts)
    {
        Assert.That(run.Code, Is.EqualTo(2), run.Output);
        Assert.That(run.Error, Does.StartWith("error: "));
        foreach (var part in parts) Assert.That(run.Error, Does.Contain(part));
    }

    private ProgramRunner Fit(params string[] more) => ProgramRunner.Run(Command(more));

    private string[] Command(params string[] more) =>
    [
        "fit", "chess", "--data", _folder["set"], "--preset", "tiny", "--runs-dir", _folder["runs"], "--threads", "1", "--set", "network.filters=8", "--set", "network.blocks=1",
        "--set", "learning.batchSize=32", .. more,
    ];

    private ProgramRunner Train(params string[] more) => ProgramRunner.Run(
    [
        "train", "chess", "--preset", "tiny", "--runs-dir", _folder["runs"], "--threads", "1", "--rehearsal", "0", "--set", "selfPlay.games=2", "--set", "selfPlay.moveLimit=12",
        "--set", "search.simulations=2", "--set", "rating.every=0", "--set", "learning.batchSize=16", .. more.Contains("--generations") ? more : ["--generations", "1", .. more],
    ]);
}
