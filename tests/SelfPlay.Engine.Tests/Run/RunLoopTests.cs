using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Net.Checkpoints;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Run;

public sealed class RunLoopTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void The_same_seed_gives_the_same_games_and_checkpoints_with_one_thread_and_with_two(
        [Values("tictactoe", "connect4")] string game, [Values] SearchKind search)
    {
        var config = Small(game, search);
        Run(config, "one", threads: 1);
        Run(config, "two", threads: 2);
        Assert.That(Files("two"), Is.EqualTo(Files("one")));
    }

    [Test]
    public void Another_seed_gives_another_network()
    {
        var config = Small("tictactoe");
        Run(config, "first");
        Run(config with { Seed = config.Seed + 1 }, "second");
        Assert.That(Hash("second", config.Generations), Is.Not.EqualTo(Hash("first", config.Generations)));
    }

    [Test]
    public void A_run_that_dies_at_any_moment_goes_on_to_the_same_checkpoints_games_and_metrics()
    {
        var config = Small("tictactoe");
        var undisturbed = Run(config, "undisturbed");
        for (var death = 1; death < undisturbed.Calls; death += 3)
        {
            var name = $"killed at {death}";
            Assert.That(() => Run(config, name, new RecordingObserver(death)), Throws.TypeOf<RecordingObserver.DeathException>());
            Run(config, name);
            Assert.That(Files(name), Is.EqualTo(Files("undisturbed")), name);
        }
    }

    [Test]
    public void A_run_that_is_cancelled_again_and_again_ends_with_the_same_checkpoint()
    {
        var config = Small("tictactoe");
        Run(config, "undisturbed");
        for (var call = 0; call < 200 && !IsFinished("cancelled", config); call++)
        {
            using var stop = new CancellationTokenSource();
            var observer = new RecordingObserver();
            stop.CancelAfter(TimeSpan.FromMilliseconds(5 + (7 * call)));
            Run(config, "cancelled", observer, cancel: stop.Token);
            Assert.That(observer.Warnings, Is.Empty);
        }

        Assert.That(Files("cancelled"), Is.EqualTo(Files("undisturbed")));
    }

    [Test]
    public void A_shard_cut_at_its_tail_loses_only_the_cut_game_and_the_run_ends_the_same()
    {
        var config = Small("tictactoe");
        Run(config, "whole");
        Assert.That(() => Run(config, "cut", new RecordingObserver(dieAtCall: 3)), Throws.TypeOf<RecordingObserver.DeathException>());
        var shard = RunDirectory.Open(_folder["cut"]).ShardPath(1);
        using (var file = new FileStream(shard, FileMode.Open)) file.SetLength(file.Length - 5);

        var observer = Run(config, "cut");
        Assert.That(observer.Warnings, Has.Some.Contains("damaged"));
        Assert.That(Files("cut"), Is.EqualTo(Files("whole")));
    }

    [Test]
    public void A_damaged_newest_checkpoint_costs_one_generation_and_changes_nothing()
    {
        var config = Small("tictactoe");
        Run(config, "whole");
        Run(config, "damaged");
        var newest = RunDirectory.Open(_folder["damaged"]).CheckpointPath(config.Generations);
        var bytes = File.ReadAllBytes(newest);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(newest, bytes);

        var observer = Run(config, "damaged");
        Assert.That(observer.Warnings, Has.Some.Contains(Path.GetFileName(newest)));
        Assert.That(Files("damaged"), Is.EqualTo(Files("whole")));
    }

    [Test]
    public void A_run_stopped_in_its_last_rating_is_not_finished_and_goes_on_with_it()
    {
        var config = Small("tictactoe");
        Run(config, "undisturbed");
        using var stop = new CancellationTokenSource();
        Run(config, "stopped", new RecordingObserver { WhenRating = generation => StopAt(generation, config.Generations, stop) }, cancel: stop.Token);
        Assert.That(RunDirectory.Open(_folder["stopped"]).CheckpointGenerations, Does.Contain(config.Generations));
        Assert.That(RunDirectory.Open(_folder["stopped"]).IsFinished(config), Is.False);

        Run(config, "stopped");
        Assert.That(RunDirectory.Open(_folder["stopped"]).IsFinished(config), Is.True);
        Assert.That(Files("stopped"), Is.EqualTo(Files("undisturbed")));

        static void StopAt(int generation, int last, CancellationTokenSource stop)
        {
            if (generation == last) stop.Cancel();
        }
    }

    [Test]
    public void An_opponent_whose_checkpoint_is_damaged_is_passed_over_with_a_warning()
    {
        var config = Small("tictactoe") with { Generations = 4 };
        var observer = new RecordingObserver { WhenRating = Damage };
        Run(config, "damaged", observer);
        Assert.That(observer.Warnings.Single(), Does.Contain("gen-000002.ckpt"));
        Assert.That(observer.Reports[^1].Rating!.Opponent, Is.Zero);

        void Damage(int generation)
        {
            if (generation == 4) File.WriteAllText(RunDirectory.Open(_folder["damaged"]).CheckpointPath(2), "not a checkpoint");
        }
    }

    [Test]
    public void A_new_run_is_rehearsed_and_a_resumed_one_is_not()
    {
        var config = Small("tictactoe") with { Generations = 1 };
        var options = new RunOptions { Threads = 2, Rehearsal = TimeSpan.FromMilliseconds(50) };
        var (first, second) = (new RecordingObserver(), new RecordingObserver());
        foreach (var observer in new[] { first, second })
            new RunLoop(Open(config, "rehearsed"), config, options, observer, TimeProvider.System).Run(CancellationToken.None);
        Assert.That(first.Start!.Facts.Single(fact => fact.Key == "speed").Value, Does.Contain("rehearsed"));
        Assert.That(second.Start!.Facts.Select(fact => fact.Value), Has.None.Contains("rehearsed"));
        Run(config, "unrehearsed");
        Assert.That(Files("rehearsed"), Is.EqualTo(Files("unrehearsed")), "a rehearsal leaves nothing behind");
    }

    [Test]
    public void A_fit_that_diverges_is_undone_and_the_rate_halved()
    {
        var config = Small("tictactoe");
        config = config with { Learning = config.Learning with { Rate = 1e6f, ClipNorm = 0, Optimizer = Net.Training.OptimizerKind.Sgd } };
        var observer = new RecordingObserver();
        Assert.That(() => Run(config, "wild", observer), Throws.TypeOf<InputException>().With.Message.Contains("learning.rate"));
        Assert.That(observer.Warnings, Has.Count.GreaterThan(2).And.All.Contains("halved"));
    }

    [Test]
    public void Every_rating_has_an_Elo_with_an_error_and_the_games_behind_it()
    {
        var config = Small("tictactoe") with { Generations = 4 };
        var ratings = Run(config with { Rating = config.Rating with { Games = 40 } }, "rated").Reports.Select(report => report.Rating).OfType<RatingReport>().ToList();
        Assert.That(ratings, Has.Count.EqualTo(2));
        Assert.That(ratings.Select(rating => rating.EloError), Is.All.InRange(20, 1000));
        Assert.That(ratings.Select(rating => rating.AgainstRandom!.Pairs.Pairs), Is.All.EqualTo(20));
        Assert.That(ratings[1].AgainstFirst!.Total.Score, Is.EqualTo(ratings[1].ScoreAgainstFirst));
    }

    [Test]
    public void Tic_tac_toe_is_learnt_the_policy_finds_most_optimal_moves()
    {
        var config = Presets.Create(GameCatalog.Find("tictactoe")!, "small") with { Generations = 8 };
        var report = Run(config with { Rating = config.Rating with { Every = 8, Games = 40 } }, "learnt", threads: 2).Reports[^1];
        Assert.That(report.Rating!.OptimalByPolicy, Is.GreaterThan(0.8));
        Assert.That(report.Rating.OptimalBySearch, Is.GreaterThan(0.93));
        Assert.That(report.Rating.ScoreAgainstRandom, Is.GreaterThan(0.8));
        Assert.That(report.Rating.ScoreAgainstFirst, Is.GreaterThan(0.7));
    }

    [Test]
    public void A_run_that_is_never_rated_keeps_as_few_checkpoints_as_others()
    {
        var config = Small("tictactoe") with { Generations = 8 };
        var observer = Run(config with { Rating = config.Rating with { Every = 0 } }, "unrated");
        Assert.That(observer.Reports.Select(report => report.Rating), Is.All.Null);
        Assert.That(RunDirectory.Open(_folder["unrated"]).CheckpointGenerations, Is.EqualTo(new[] { 0, 5, 7, 8 }));
    }

    [Test]
    public void A_run_that_needs_more_memory_than_there_is_is_refused_with_the_settings_to_lower()
    {
        var config = Small("tictactoe");
        config = config with { SelfPlay = config.SelfPlay with { CachePositions = int.MaxValue } };
        Assert.That(() => Run(config, "huge"), Throws.TypeOf<InputException>().With.Message.Contains("selfPlay.cachePositions"));
    }

    [Test]
    public void A_time_limit_ends_the_call_and_not_the_run()
    {
        var config = Small("tictactoe") with { Generations = 100_000 };
        var run = Open(config, "limited");
        var options = new RunOptions { Threads = 1, Rehearsal = TimeSpan.Zero, TimeLimit = TimeSpan.FromSeconds(1) };
        var end = new RunLoop(run, config, options, new RecordingObserver(), TimeProvider.System).Run(CancellationToken.None);
        Assert.That(end.Reason, Is.EqualTo(RunEndReason.BudgetUsed));
        Assert.That(run.IsFinished(config), Is.False);
    }

    [Test]
    public void A_time_limit_longer_than_any_timer_is_none()
    {
        var config = Small("tictactoe") with { Generations = 1 };
        var options = new RunOptions { Threads = 1, Rehearsal = TimeSpan.Zero, TimeLimit = TimeSpan.FromDays(1000) };
        var end = new RunLoop(Open(config, "long"), config, options, new RecordingObserver(), TimeProvider.System).Run(CancellationToken.None);
        Assert.That(end.Reason, Is.EqualTo(RunEndReason.Completed));
    }

    private static RunConfig Small(string game, SearchKind search = SearchKind.Gumbel)
    {
        var config = Presets.Create(GameCatalog.Find(game)!, "tiny", search);
        return config with
        {
            Generations = 3,
            Network = config.Network with { Filters = 8, Blocks = 1 },
            SelfPlay = config.SelfPlay with { Games = 20, GamesInFlight = 6, CachePositions = 500 },
            Learning = config.Learning with { BatchSize = 32 },
            Rating = config.Rating with { Every = 2, Games = 4, Simulations = 4, SolverPositions = 20, SolverSimulations = 4 },
        };
    }

    private RecordingObserver Run(RunConfig config, string name, RecordingObserver? observer = null, int threads = 2, CancellationToken cancel = default)
    {
        observer ??= new RecordingObserver();
        var options = new RunOptions { Threads = threads, Rehearsal = TimeSpan.Zero };
        new RunLoop(Open(config, name), config, options, observer, TimeProvider.System).Run(cancel);
        return observer;
    }

    private RunDirectory Open(RunConfig config, string name) =>
        RunDirectory.IsRun(_folder[name]) ? RunDirectory.Open(_folder[name]) : RunDirectory.CreateAt(_folder[name], config);

    private bool IsFinished(string name, RunConfig config) =>
        RunDirectory.IsRun(_folder[name]) && RunDirectory.Open(_folder[name]).IsFinished(config);

    private string Hash(string name, int generation) =>
        CheckpointFile.ReadHeader(RunDirectory.Open(_folder[name]).CheckpointPath(generation)).Hash;

    /// <summary>All that must not depend on how a run got there: checkpoints and games byte for byte, metrics without their times.</summary>
    private List<string> Files(string name)
    {
        var run = RunDirectory.Open(_folder[name]);
        var files = run.CheckpointGenerations.Select(generation => $"{generation}: {Hash(name, generation)}");
        var games = Directory.GetFiles(_folder[Path.Combine(name, "games")]).Order(StringComparer.Ordinal).Select(File.ReadAllText);
        var metrics = RunMetrics.Read(run.MetricsPath).Select(report => report.WithoutTimes().ToString());
        return [.. files, .. games, .. metrics];
    }
}
