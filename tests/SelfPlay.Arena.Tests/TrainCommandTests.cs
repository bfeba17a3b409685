using SelfPlay.Engine.Run;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests;

/// <summary>Whole runs of the smallest game, with settings that make them short.</summary>
public sealed class TrainCommandTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_run_is_begun_below_the_runs_folder_and_tells_every_generation()
    {
        var run = Train("--generations", "2");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("tictactoe (tiny) begins, 2 generations").And.Contain("gen    1  games").And.Contain("gen    2  games"));
        Assert.That(run.LastLine, Does.StartWith("completed with generation 2"));
        Assert.That(Directory.GetDirectories(_folder["runs"]), Has.Length.EqualTo(1));
        Assert.That(Directory.GetDirectories(_folder["runs"])[0], Does.Match(@"tictactoe-\d{8}-\d{6}-tiny$"));
    }

    [Test]
    public void The_same_command_goes_on_with_more_generations()
    {
        Train("--generations", "1", "--run", _folder["mine"]);
        var run = Train("--generations", "2", "--run", _folder["mine"]);
        Assert.That(run.Output, Does.Contain("goes on after generation 1 of 2").And.Contain("gen    2  games").And.Not.Contain("gen    1  games"));
    }

    [Test]
    public void Without_a_folder_the_newest_unfinished_run_goes_on_and_new_begins_another()
    {
        Train("--minutes", "0.00001");
        Assert.That(Train("--dry-run").Output, Does.StartWith("would go on with "));
        Assert.That(Train("--new", "--dry-run").Output, Does.StartWith("would start a new run below "));
        Assert.That(Directory.GetDirectories(_folder["runs"]), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_dry_run_shows_every_setting_and_writes_nothing()
    {
        var run = Train("--dry-run", "--seed", "9", "--set", "learning.rate=0.25", "--search", "puct");
        Assert.That(run.Code, Is.Zero, run.Error);
        var config = RunConfigJson.Read(run.Output[run.Output.IndexOf('{', StringComparison.Ordinal)..]);
        Assert.That((config.Seed, config.Learning.Rate, config.Search.Kind), Is.EqualTo((9L, 0.25f, Engine.Search.SearchKind.Puct)));
        Assert.That(Directory.Exists(_folder["runs"]), Is.False);
    }

    [Test]
    public void The_log_takes_the_place_of_the_view_when_asked()
    {
        var run = Train("--generations", "1", "--log", "--run", _folder["mine"]);
        Assert.That((run.Code, run.Output), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllText(RunDirectory.Open(_folder["mine"]).LogPath), Does.Contain("[INF] gen    1  games").And.Contain("completed with generation 1"));
    }

    [Test]
    public void A_time_limit_pauses_the_run()
    {
        var run = Train("--minutes", "0.00001");
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.LastLine, Does.StartWith("paused after generation"));
    }

    [Test]
    public void Ctrl_C_stops_in_order_with_exit_code_130()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var run = ProgramRunner.Run(stop.Token, Command());
        Assert.That(run.Code, Is.EqualTo(130));
        Assert.That(run.LastLine, Does.StartWith("stopped after generation 0, everything is saved"));
    }

    [TestCase("seed is 1 in this run and cannot become 2", "--seed", "2")]
    [TestCase("search.kind is \"gumbel\" in this run and cannot become \"puct\"", "--search", "puct")]
    [TestCase("has preset tiny, not small", "--preset", "small")]
    [TestCase("holds a run already", "--new")]
    public void What_contradicts_a_stored_run_is_refused_with_both_values(string reason, params string[] more)
    {
        var path = _folder["mine"];
        ProgramRunner.Run("train", "tictactoe", "--preset", "tiny", "--run", path, "--generations", "1", "--rehearsal", "0");
        var run = ProgramRunner.Run(["train", "tictactoe", "--run", path, .. more]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(reason));
    }

    [Test]
    public void A_run_of_another_game_is_refused()
    {
        Train("--run", _folder["mine"], "--generations", "1");
        var run = ProgramRunner.Run("train", "connect4", "--run", _folder["mine"]);
        Assert.That(run.Error, Does.Contain("is a run of tictactoe, not of connect4"));
    }

    [Test]
    public void All_impossible_settings_are_told_at_once()
    {
        var run = Train("--set", "selfPlay.games=0", "--set", "network.filters=-3");
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("selfPlay.games = 0").And.Contain("network.filters = -3"));
        Assert.That(Directory.Exists(_folder["runs"]), Is.False);
    }

    [TestCase("error: there is no setting 'learning.rte'; did you mean 'learning.rate'?", "--set", "learning.rte=1")]
    [TestCase("error: --preset takes tiny, small, standard, not 'smal'; did you mean 'small'?", "--preset", "smal")]
    [TestCase("error: --search takes gumbel, puct, policy, not 'mcts'", "--search", "mcts")]
    [TestCase("error: --minutes takes a number above 0, at most 1000000, not '0'", "--minutes", "0")]
    [TestCase("error: --run needs a value (DIR), not an empty one", "--run", "")]
    [TestCase("error: --seed is given more than once", "--seed", "1", "--seed", "2")]
    [TestCase("error: --generations takes a whole number from 1 on, not '0'", "--generations", "0")]
    public void Bad_input_is_one_sentence(string start, params string[] arguments)
    {
        var run = ProgramRunner.Run(["train", "tictactoe", "--runs-dir", _folder["runs"], .. arguments]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith(start));
    }

    [Test]
    public void An_unknown_device_is_bad_input()
    {
        var run = Train("--device", "abacus");
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: there is no device 'abacus'"));
    }

    [Test]
    public void A_run_that_is_refused_before_it_begins_leaves_no_folder_to_go_on_with()
    {
        Train("--device", "abacus");
        Assert.That(Directory.GetDirectories(_folder["runs"]), Is.Empty);
    }

    [Test]
    public void A_run_that_was_stopped_before_its_last_rating_goes_on_with_it()
    {
        Train("--generations", "1");
        var run = RunDirectory.Open(Directory.GetDirectories(_folder["runs"]).Single());
        File.Delete(run.MetricsPath);
        var again = Train("--generations", "1");
        Assert.That(again.Output, Does.Contain("goes on after generation 1 of 1").And.Contain("gen    1  rated"));
        Assert.That(Directory.GetDirectories(_folder["runs"]), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_checkpoint_of_another_network_is_refused()
    {
        Train("--generations", "1", "--run", _folder["mine"]);
        Train("--generations", "1", "--run", _folder["other"], "--set", "network.filters=24");
        var (mine, other) = (RunDirectory.Open(_folder["mine"]), RunDirectory.Open(_folder["other"]));
        File.Copy(other.CheckpointPath(1), mine.CheckpointPath(1), overwrite: true);
        var run = Train("--generations", "2", "--run", _folder["mine"]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: the checkpoint of generation 1 is of ").And.Contain("--new"));
    }

    [Test]
    public void Folders_that_a_copy_left_out_are_made_again()
    {
        Train("--generations", "1", "--run", _folder["mine"]);
        Directory.Delete(Path.Combine(_folder["mine"], "games"), recursive: true);
        Assert.That(Train("--generations", "2", "--run", _folder["mine"]).Code, Is.Zero);
    }

    private ProgramRunner Train(params string[] more) => ProgramRunner.Run(Command(more));

    private string[] Command(params string[] more) =>
        ["train", "tictactoe", "--preset", "tiny", "--runs-dir", _folder["runs"], "--threads", "1", "--rehearsal", "0", .. more];
}
