using SelfPlay.Engine.Run;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tensors;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Run;

public class RunDirectoryTests
{
    private static readonly RunConfig Config = new() { Game = "chess", Preset = "tiny", Generations = 3 };

    private readonly FixedClock _clock = new();
    private readonly List<string> _warnings = [];
    private TemporaryFolder _root = null!;

    [SetUp]
    public void Begin()
    {
        _root = new TemporaryFolder();
        _warnings.Clear();
    }

    [TearDown]
    public void End() => _root.Dispose();

    [Test]
    public void A_run_is_named_after_game_time_and_preset_and_knows_its_files()
    {
        var run = Create();
        Assert.That(Path.GetFileName(run.Path), Is.EqualTo("chess-20260131-142507-tiny"));
        Assert.That(Path.GetRelativePath(run.Path, run.CheckpointPath(12)), Is.EqualTo(Path.Combine("checkpoints", "gen-000012.ckpt")));
        Assert.That(Path.GetRelativePath(run.Path, run.ShardPath(1)), Is.EqualTo(Path.Combine("replay", "gen-000001.shard")));
        Assert.That(Path.GetRelativePath(run.Path, run.GamesPath(1_234_567, "pgn")), Is.EqualTo(Path.Combine("games", "gen-1234567.pgn")));
        Assert.That(RunDirectory.Open(run.Path).ReadConfig(), Is.EqualTo(Config));
    }

    [Test]
    public void Two_runs_of_one_second_have_two_folders()
    {
        var first = Create();
        Assert.That(Create().Path, Is.Not.EqualTo(first.Path));
    }

    [TestCase("")]
    [TestCase("../other")]
    [TestCase("a b")]
    public void A_name_that_is_no_file_name_is_refused(string name) =>
        Assert.That(() => RunDirectory.Create(_root.Path, Config, name, _clock), Throws.TypeOf<InputException>().With.Message.Contains($"'{name}'"));

    [Test]
    public void A_folder_with_something_else_in_it_becomes_no_run()
    {
        File.WriteAllText(_root["notes.txt"], "mine");
        Assert.That(() => RunDirectory.CreateAt(_root.Path, Config), Throws.TypeOf<InputException>());
        Assert.That(() => RunDirectory.Open(_root.Path), Throws.TypeOf<InputException>().With.Message.Contains("config.json"));
    }

    [Test]
    public void A_run_whose_making_was_killed_can_be_made_again()
    {
        var run = Create();
        File.Move(run.ConfigPath, run.ConfigPath + ".tmp");
        Assert.That(RunDirectory.CreateAt(run.Path, Config).ReadConfig(), Is.EqualTo(Config));
    }

    [Test]
    public void The_newest_unfinished_run_of_game_and_preset_is_found()
    {
        Assert.That(Find(), Is.Null);
        var older = Create();
        _clock.Advance(TimeSpan.FromDays(40));
        var newer = Create();
        _clock.Advance(TimeSpan.FromDays(40));
        Create(Config with { Preset = "small" });
        Create(Config with { Game = "shogi" });
        Assert.That(Find()?.Path, Is.EqualTo(newer.Path));
        WriteCheckpoint(newer, 2);
        Assert.That(Find()?.Path, Is.EqualTo(newer.Path));
        WriteCheckpoint(newer, 3);
        Assert.That(Find()?.Path, Is.EqualTo(newer.Path), "fitted, but not yet rated and written down");
        WriteReport(newer, 3);
        Assert.That(Find()?.Path, Is.EqualTo(older.Path));
        WriteCheckpoint(older, 3);
        WriteReport(older, 3);
        Assert.That(Find(), Is.Null);
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public void A_run_whose_config_cannot_be_read_is_passed_over_with_a_warning()
    {
        File.WriteAllText(Create().ConfigPath, "{");
        Assert.That(Find(), Is.Null);
        Assert.That(_warnings, Has.Count.EqualTo(1));
    }

    [Test]
    public void One_process_trains_a_run_and_the_next_is_told_who()
    {
        var run = Create();
        using (run.Lock())
        {
            var fault = Assert.Throws<InputException>(() => RunDirectory.Open(run.Path).Lock())!;
            Assert.That(fault.Message, Does.StartWith(run.Path).And.Contains($"process {Environment.ProcessId} ").And.Contains("--new"));
        }

        run.Lock().Dispose();
    }

    [Test]
    public void What_a_killed_process_left_is_no_obstacle_and_is_cleared_away()
    {
        var run = Create();
        File.WriteAllText(Path.Combine(run.Path, "lock"), "");
        File.WriteAllText(Path.Combine(run.Path, "lock.holder"), "process 1 on elsewhere");
        File.WriteAllText(run.CheckpointPath(4) + ".tmp", "half a checkpoint");
        using (run.Lock()) Assert.That(Directory.GetFiles(run.Path, "*.tmp", SearchOption.AllDirectories), Is.Empty);
        Assert.That(run.CheckpointGenerations, Is.Empty);
    }

    [Test]
    public void The_newest_whole_checkpoint_is_used_whatever_became_of_the_newest()
    {
        var run = Create();
        Assert.That(run.NewestCheckpoint(_warnings.Add), Is.Null);
        WriteCheckpoint(run, 1);
        WriteCheckpoint(run, 2);
        WriteCheckpoint(run, 10);
        Assert.That(run.NewestCheckpoint(_warnings.Add)?.Generation, Is.EqualTo(10));
        Assert.That(_warnings, Is.Empty);
        var whole = File.ReadAllBytes(run.CheckpointPath(10));
        for (var length = 0; length < whole.Length; length += 11)
        {
            _warnings.Clear();
            File.WriteAllBytes(run.CheckpointPath(10), whole[..length]);
            Assert.That(run.NewestCheckpoint(_warnings.Add)?.Generation, Is.EqualTo(2), $"{length} bytes");
            Assert.That(_warnings, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void A_checkpoint_under_the_name_of_another_is_not_used()
    {
        var run = Create();
        WriteCheckpoint(run, 1);
        File.Copy(run.CheckpointPath(1), run.CheckpointPath(5));
        Assert.That(run.NewestCheckpoint(_warnings.Add)?.Generation, Is.EqualTo(1));
        Assert.That(_warnings.Single(), Does.Contain("holds generation 1"));
    }

    [Test]
    public void Pruning_keeps_every_so_many_and_the_newest()
    {
        var run = Create();
        for (var generation = 0; generation <= 12; generation++) WriteCheckpoint(run, generation);
        run.PruneCheckpoints(keepEvery: 5, keepNewest: 2);
        Assert.That(run.CheckpointGenerations, Is.EqualTo(new[] { 0, 5, 10, 11, 12 }));
    }

    [Test]
    public void Files_of_other_names_are_not_taken_for_generations()
    {
        var run = Create();
        foreach (var name in new[] { "gen-12.ckpt", "gen-00001x.ckpt", "gen-000001.ckpt.tmp", "best.ckpt", "gen-.ckpt" })
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(run.CheckpointPath(0))!, name), "");
        File.WriteAllText(run.CheckpointPath(2_000_000), "");
        Assert.That(run.CheckpointGenerations, Is.EqualTo(new[] { 2_000_000 }));
    }

    private RunDirectory Create(RunConfig? config = null) => RunDirectory.Create(_root.Path, config ?? Config, null, _clock);

    private RunDirectory? Find() => RunDirectory.FindNewestUnfinished(_root.Path, "chess", "tiny", _warnings.Add);

    private static void WriteReport(RunDirectory run, int generation) =>
        RunMetrics.Open(run.MetricsPath, generation, _ => { }).Append(new GenerationReport { Generation = generation, Step = 100 * generation });

    private static void WriteCheckpoint(RunDirectory run, int generation) => CheckpointFile.Write(run.CheckpointPath(generation), new Checkpoint
    {
        Game = "chess",
        EncoderVersion = 1,
        Network = new NetworkConfig(8, 8, 13, 4096, new TowerConfig()),
        Generation = generation,
        Step = 100 * generation,
        Weights = [new NamedArray("a", [1])],
        PlayWeights = [],
    });

    private sealed class FixedClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 31, 14, 25, 7, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
