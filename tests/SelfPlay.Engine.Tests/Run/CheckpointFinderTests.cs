using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Run;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Run;

[TestFixture]
internal sealed class CheckpointFinderTests
{
    private static readonly Game<TicTacToePosition> Game = TicTacToeGame.Create();
    private static readonly NetworkConfig Network = new(3, 3, 2, 9, new TowerConfig { Filters = 4, Blocks = 1, ValueHidden = 4 });

    private readonly List<string> _warnings = [];
    private TemporaryFolder _root = null!;
    private CheckpointFinder _finder = null!;

    [SetUp]
    public void Begin()
    {
        _root = new TemporaryFolder();
        _finder = new CheckpointFinder(_root.Path, Game);
        _warnings.Clear();
    }

    [TearDown]
    public void End() => _root.Dispose();

    [Test]
    public void A_checkpoint_is_found_by_its_file_its_generation_its_step_and_its_age()
    {
        var run = Run("tictactoe-20260101-000000-a", 0, 4, 12);
        var newest = run.CheckpointPath(12);
        foreach (var name in new[] { newest, run.Path, $"{run.Path}@12", $"{run.Path}@1200", $"{run.Path}@latest" })
            Assert.That(_finder.FindOne(name), Is.EqualTo(newest), name);
        Assert.That(_finder.FindOne($"{run.Path}@first"), Is.EqualTo(run.CheckpointPath(0)));
        Assert.That(_finder.FindOne($"{run.Path}@004"), Is.EqualTo(run.CheckpointPath(4)));
        Assert.That(_finder.Find($"{run.Path}@*"), Is.EqualTo(new[] { run.CheckpointPath(0), run.CheckpointPath(4), newest }));
    }

    [Test]
    public void A_run_is_found_by_its_name_and_by_the_beginning_of_it()
    {
        var run = Run("tictactoe-20260101-000000-a", 3);
        Run("tictactoe-20260202-000000-b", 5);
        foreach (var name in new[] { "tictactoe-20260101-000000-a", "tictactoe-202601", "tictactoe-202601@3", "tictactoe-202601@latest" })
            Assert.That(_finder.FindOne(name), Is.EqualTo(run.CheckpointPath(3)), name);
    }

    [Test]
    public void A_whole_name_is_no_beginning_of_another()
    {
        var run = Run("tictactoe-20260101-000000-a", 3);
        Run("tictactoe-20260101-000000-a-2", 5);
        Assert.That(_finder.FindOne("tictactoe-20260101-000000-a"), Is.EqualTo(run.CheckpointPath(3)));
        Refuses("tictactoe-20260101", "beginning of 2 runs", "tictactoe-20260101-000000-a-2, tictactoe-20260101-000000-a");
    }

    [Test]
    public void A_folder_may_have_an_at_in_its_name()
    {
        using var folder = new TemporaryFolder();
        var run = RunDirectory.CreateAt(folder["me@home"], new RunConfig { Game = "tictactoe" });
        WriteCheckpoint(run, 2);
        Assert.That(_finder.FindOne(run.Path), Is.EqualTo(run.CheckpointPath(2)));
        Assert.That(_finder.FindOne($"{run.Path}@2"), Is.EqualTo(run.CheckpointPath(2)));
    }

    [Test]
    public void Latest_is_the_newest_run_of_the_game_that_has_a_checkpoint()
    {
        var older = Run("tictactoe-20260101-000000-a", 3, 9);
        Run("tictactoe-20260202-000000-b");
        Run("connect4-20260303-000000-c", 4);
        Assert.That(_finder.Newest(), Is.EqualTo(older.CheckpointPath(9)));
        Assert.That(_finder.FindOne("latest"), Is.EqualTo(older.CheckpointPath(9)));
        Assert.That(_finder.FindOne("latest@3"), Is.EqualTo(older.CheckpointPath(3)));
        Assert.That(_finder.Find("latest@*"), Has.Count.EqualTo(2));
    }

    [Test]
    public void The_newest_passes_over_what_is_damaged_or_of_another_encoder()
    {
        var run = Run("tictactoe-20260101-000000-a", 3);
        var newer = Run("tictactoe-20260202-000000-b", 4);
        WriteCheckpoint(newer, 5, encoderVersion: 99);
        File.WriteAllText(newer.CheckpointPath(6), "half a checkpoint");
        Assert.That(_finder.Newest(_warnings.Add), Is.EqualTo(newer.CheckpointPath(4)));
        Assert.That(_warnings, Has.Count.EqualTo(2));
        Assert.That(_warnings[0], Does.StartWith(newer.CheckpointPath(6)));
        Assert.That(_warnings[1], Does.StartWith(newer.CheckpointPath(5)).And.Contains("encoder version 99"));
        File.Delete(newer.CheckpointPath(4));
        Assert.That(_finder.Newest(), Is.EqualTo(run.CheckpointPath(3)));
        Assert.That(_finder.FindOne("latest"), Is.EqualTo(run.CheckpointPath(3)));
    }

    [Test]
    public void A_step_is_found_beside_a_damaged_checkpoint()
    {
        var run = Run("tictactoe-20260101-000000-a", 3, 4);
        File.WriteAllText(run.CheckpointPath(1), "");
        Assert.That(_finder.FindOne($"{run.Path}@400"), Is.EqualTo(run.CheckpointPath(4)));
    }

    [Test]
    public void What_cannot_be_found_is_named_with_what_there_is()
    {
        Refuses("latest", "no trained network for tictactoe", "./selfplay train tictactoe");
        Refuses("latest@2", "no trained network for tictactoe");
        Refuses("nothing", "'nothing'", $"{_root.Path} has no run of tictactoe");
        var run = Run("tictactoe-20260101-000000-a", 3, 4);
        Refuses("tictactoe-20260101-000000-b", "did you mean 'tictactoe-20260101-000000-a'?");
        Refuses("", "''", "tictactoe-20260101-000000-a");
        Refuses($"{run.Path}@7", "generation or step 7", "generations 3, 4");
        Refuses($"{run.Path}@99999999999999", "generation or step 99999999999999");
        Refuses($"{run.Path}@-3", "'@-3'", "latest, first or *");
        Refuses($"{run.Path}@", "'@'");
        Refuses(Path.Combine(run.Path, "checkpoints"), "no config.json");
        Refuses(run.CheckpointPath(9), "neither a checkpoint nor a run");
        Refuses(Run("tictactoe-20260303-000000-c").Path, "no checkpoint yet");
    }

    [Test]
    public void Several_are_not_one()
    {
        var run = Run("tictactoe-20260101-000000-a", 3, 4);
        Assert.That(
            () => _finder.FindOne($"{run.Path}@*"),
            Throws.TypeOf<InputException>().With.Message.Contains("several").And.Message.Contains($"{run.Path}@latest"));
    }

    [Test]
    public void Weights_are_read_for_their_own_game_and_encoder_only()
    {
        var run = Run("tictactoe-20260101-000000-a", 3);
        var (header, weights) = LoadedNetwork.ReadWeights(run.CheckpointPath(3), Game);
        Assert.That((header.Step, weights.Config), Is.EqualTo((300L, Network)));
        Assert.That(
            () => LoadedNetwork.ReadWeights(run.CheckpointPath(3), ConnectFourGame.Create()),
            Throws.TypeOf<InputException>().With.Message.Contains("is a network for tictactoe, not for connect4"));
        WriteCheckpoint(run, 4, encoderVersion: 2);
        Assert.That(
            () => LoadedNetwork.ReadWeights(run.CheckpointPath(4), Game),
            Throws.TypeOf<InputException>().With.Message.Contains("encoder version 2, and this build has 1"));
    }

    [Test]
    public void A_network_plays_every_game_of_its_family_and_own_runs_come_first()
    {
        var (go, komi) = (GameCatalog.Find("go5")!, GameCatalog.Find("go5-komi3.5")!);
        var (usual, other) = (GoRun("go5-20260102-000000-a", "go5"), GoRun("go5-komi3.5-20260101-000000-a", "go5-komi3.5"));
        Assert.That(new CheckpointFinder(_root.Path, go).Newest(), Is.EqualTo(usual));
        Assert.That(new CheckpointFinder(_root.Path, komi).Newest(), Is.EqualTo(other));
        Assert.That(new CheckpointFinder(_root.Path, GameCatalog.Find("go5-suicide")!).Newest(), Is.EqualTo(other).Or.EqualTo(usual), "there is no run of its own");
        Assert.That(new CheckpointFinder(_root.Path, komi).FindUsable(usual), Is.EqualTo(usual));
        Assert.That(() => new CheckpointFinder(_root.Path, GameCatalog.Find("go7")!).FindUsable(usual), Throws.TypeOf<InputException>().With.Message.Contains("is a network for go5, not for go7"));
    }

    [Test]
    public void Weights_of_another_shape_or_with_an_array_missing_are_refused()
    {
        var run = Run("tictactoe-20260101-000000-a");
        CheckpointFile.Write(run.CheckpointPath(1), Checkpoint(1) with { Network = Network with { Planes = 3 } });
        Assert.That(() => Read(1), Throws.TypeOf<InputException>().With.Message.Contains("3x3x3 planes and 9 moves"));
        CheckpointFile.Write(run.CheckpointPath(2), Checkpoint(2) with { PlayWeights = [.. Checkpoint(2).PlayWeights.Skip(1)] });
        Assert.That(() => Read(2), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(run.CheckpointPath(2)));

        (CheckpointHeader Header, NetworkWeights Weights) Read(int generation) => LoadedNetwork.ReadWeights(run.CheckpointPath(generation), Game);
    }

    private void Refuses(string name, params string[] words)
    {
        var message = Assert.Throws<InputException>(() => _finder.Find(name))!.Message;
        foreach (var word in words) Assert.That(message, Does.Contain(word), name);
    }

    private RunDirectory Run(string name, params int[] generations)
    {
        var run = RunDirectory.CreateAt(_root[name], new RunConfig { Game = name.Split('-')[0] });
        foreach (var generation in generations) WriteCheckpoint(run, generation);
        return run;
    }

    private string GoRun(string name, string game)
    {
        var run = RunDirectory.CreateAt(_root[name], new RunConfig { Game = game });
        var network = new NetworkConfig(5, 5, 16, 26, Network.Tower);
        var arrays = NetworkWeights.Initial(network, 1).Arrays;
        CheckpointFile.Write(run.CheckpointPath(1), Checkpoint(1) with { Game = game, Network = network, Weights = arrays, PlayWeights = arrays });
        return run.CheckpointPath(1);
    }

    private static void WriteCheckpoint(RunDirectory run, int generation, int encoderVersion = 1) =>
        CheckpointFile.Write(run.CheckpointPath(generation), Checkpoint(generation) with { EncoderVersion = encoderVersion });

    private static Checkpoint Checkpoint(int generation)
    {
        var arrays = NetworkWeights.Initial(Network, 1).Arrays;
        return new Checkpoint
        {
            Game = "tictactoe",
            EncoderVersion = 1,
            Network = Network,
            Generation = generation,
            Step = 100 * generation,
            Weights = arrays,
            PlayWeights = arrays,
        };
    }
}
