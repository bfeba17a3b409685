using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Random;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Replay;

public class ReplayBufferTests
{
    private static readonly ReplayConfig Small = new() { WindowStart = 100, WindowLimit = 200, SurpriseShare = 0.5f };

    private readonly List<IDisposable> _opened = [];
    private TemporaryFolder _folder = null!;
    private int _shards;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder()
    {
        _opened.ForEach(opened => opened.Dispose());
        _opened.Clear();
        _folder.Dispose();
    }

    [Test]
    public void Draws_do_not_depend_on_the_order_in_which_games_finished()
    {
        var inOrder = New(Small);
        var reversed = New(Small);
        for (var generation = 1; generation <= 30; generation++)
        {
            var games = Generation(generation);
            Add(inOrder, games);
            Add(reversed, [.. games.Reverse()]);
            Assert.That(Names(reversed), Is.EqualTo(Names(inOrder)));
        }
    }

    [Test]
    public void A_buffer_loaded_from_disk_equals_the_one_that_was_never_stopped()
    {
        var kept = New(Small);
        var paths = new List<string>();
        for (var generation = 1; generation <= 30; generation++)
        {
            var games = Generation(generation);
            Add(kept, games);
            paths.Add(_folder[$"{generation}.shard"]);
            using (var writer = ReplayWriter.Open(paths[^1], ReplayExamples.Format, TimeProvider.System, Assert.Fail))
                foreach (var game in games.Reverse()) writer.Append(game);
            if (generation % 7 != 0) continue;
            var loaded = Load(Small, paths, Assert.Fail);
            Assert.That((loaded.Count, loaded.Total), Is.EqualTo((kept.Count, kept.Total)));
            Assert.That(Names(loaded), Is.EqualTo(Names(kept)));
            Assert.That(loaded.Validation.Select(ReplayExamples.Name), Is.EqualTo(kept.Validation.Select(ReplayExamples.Name)));
        }
    }

    [Test]
    public void Everything_is_kept_until_the_window_starts_to_slide()
    {
        var buffer = New(Small);
        for (var generation = 1; generation <= 10; generation++)
        {
            Add(buffer, Games(generation, games: 2, samples: 5));
            Assert.That((buffer.Count, buffer.Total), Is.EqualTo((10 * generation, 10L * generation)));
        }
    }

    [Test]
    public void Whole_games_leave_at_the_old_end_and_the_limit_is_never_passed()
    {
        var buffer = New(Small);
        for (var generation = 1; generation <= 100; generation++)
        {
            Add(buffer, Games(generation, games: 3, samples: 7));
            var size = ReplayWindow.Size(buffer.Total, Small);
            Assert.That(buffer.Count % 7, Is.Zero);
            Assert.That(buffer.Count, Is.GreaterThan(size - 7).And.LessThanOrEqualTo(size));
        }

        Assert.That(buffer.Count, Is.EqualTo(196));
        var drawn = Draw(buffer, 5000).Select(sample => (int)sample.Win).ToHashSet();
        Assert.That(drawn, Is.EquivalentTo(Enumerable.Range(91, 10)), "28 games of 7 samples: generations 92 to 100 and one game of 91");
    }

    [Test]
    public void Validation_games_are_never_drawn_and_their_window_is_bounded()
    {
        var buffer = New(Small);
        for (var generation = 1; generation <= 400; generation++)
            Add(buffer, [ReplayExamples.Game(generation, 0), ReplayExamples.Game(generation, 1, samples: 4, validation: true)]);
        Assert.That(Draw(buffer, 2000).Select(sample => (int)sample.Loss), Has.All.EqualTo(0));
        Assert.That(buffer.Validation.Select(sample => (int)sample.Loss), Has.All.EqualTo(1));
        Assert.That(buffer.Validation, Has.Count.EqualTo(1000));
        Assert.That((int)buffer.Validation[^1].Win, Is.EqualTo(400));
    }

    [Test]
    public void Uniform_draws_take_every_sample_equally_often()
    {
        var buffer = New(Small with { SurpriseShare = 0 });
        Add(buffer, Games(1, games: 10, samples: 5));
        var counts = Draw(buffer, 50_000).CountBy(ReplayExamples.Name).ToDictionary();
        Assert.That(counts, Has.Count.EqualTo(50));
        Assert.That(counts.Values, Has.All.EqualTo(1000).Within(150), "1000 expected, deviation 31");
    }

    [Test]
    public void Half_of_the_draws_follow_the_surprise()
    {
        Half[] surprises = [(Half)0, (Half)1, (Half)3, Half.NaN, (Half)(-1), (Half)0];
        var samples = surprises.Select((surprise, ply) => ReplayExamples.Sample(1, 0, ply, surprise)).ToArray();
        var buffer = New(Small);
        Add(buffer, [ReplayExamples.Game(1, 0) with { Samples = samples }]);
        var counts = Draw(buffer, 60_000).CountBy(sample => (int)sample.PolicyWeight).ToDictionary();
        double[] expected = [5000, 5000 + 7500, 5000 + 22500, 5000, 5000, 5000];
        for (var ply = 0; ply < expected.Length; ply++) Assert.That(counts[ply], Is.EqualTo(expected[ply]).Within(500), $"ply {ply}");
    }

    [Test]
    public void Without_any_surprise_draws_are_uniform()
    {
        var buffer = New(Small);
        Add(buffer, [ReplayExamples.Game(1, 0) with { Samples = [.. Enumerable.Range(0, 4).Select(ply => ReplayExamples.Sample(1, 0, ply, Half.Zero))] }]);
        Assert.That(Draw(buffer, 4000).CountBy(ReplayExamples.Name).Select(pair => pair.Value), Has.All.EqualTo(1000).Within(150));
    }

    [Test]
    public void The_same_generator_draws_the_same_samples()
    {
        var buffer = New(Small);
        Add(buffer, Generation(1));
        var first = Draw(buffer, 100);
        Assert.That(ReplayExamples.Bytes(Draw(buffer, 100)), Is.EqualTo(ReplayExamples.Bytes(first)));
    }

    [Test]
    public void A_game_that_comes_twice_counts_once()
    {
        var buffer = New(Small);
        Add(buffer, [ReplayExamples.Game(1, 0), ReplayExamples.Game(1, 0), ReplayExamples.Game(1, 1)]);
        Assert.That(buffer.Count, Is.EqualTo(6));
    }

    [Test]
    public void Damage_is_told_and_the_rest_is_used()
    {
        using (var writer = ReplayWriter.Open(_folder["a"], ReplayExamples.Format, TimeProvider.System, Assert.Fail))
            foreach (var game in Games(1, games: 3, samples: 2)) writer.Append(game);
        using (var file = File.OpenWrite(_folder["a"])) file.SetLength(file.Length - 1);
        var warnings = new List<string>();
        var buffer = Load(Small, [_folder["a"]], warnings.Add);
        Assert.That(buffer.Count, Is.EqualTo(4));
        Assert.That(warnings, Has.Count.EqualTo(1));
    }

    [TestCase(0f)]
    [TestCase(0.5f)]
    [TestCase(1f)]
    public void Draws_are_those_of_a_buffer_that_holds_everything_in_memory(float surpriseShare)
    {
        for (var seed = 0ul; seed < 6; seed++)
        {
            var rng = new Rng(seed);
            var config = new ReplayConfig { WindowStart = 1 + rng.Next(300), WindowLimit = 100 + rng.Next(400), SurpriseShare = surpriseShare };
            config = config with { WindowLimit = Math.Max(config.WindowStart, config.WindowLimit) };
            var (buffer, model) = (New(config), new PlainReplay(config));
            var paths = new List<string>();
            for (var generation = 1; generation <= 12; generation++)
            {
                var games = RandomGeneration(generation, ref rng);
                paths.Add(Add(buffer, games));
                model.AddGeneration(games);
                AssertEqual(buffer, model, seed);
                if (rng.Next(4) == 0) AssertEqual(buffer = Load(config, paths, Assert.Fail), model, seed);
            }
        }
    }

    [Test]
    public void A_shard_that_is_being_appended_to_can_be_drawn_from()
    {
        var (buffer, model) = (New(Small), new PlainReplay(Small));
        using var writer = ReplayWriter.Open(_folder["a"], ReplayExamples.Format, TimeProvider.System, Assert.Fail);
        GameRecord[] games = [ReplayExamples.Game(1, 0), ReplayExamples.Game(1, 1)];
        foreach (var game in games) writer.Append(game);
        buffer.AddShard(_folder["a"]);
        model.AddGeneration(games);
        AssertEqual(buffer, model);
        writer.Append(ReplayExamples.Game(1, 2));
        AssertEqual(buffer, model);
    }

    [Test]
    public void A_shard_that_is_drawn_from_can_be_opened_to_go_on_and_moved_away()
    {
        var (buffer, model) = (New(Small), new PlainReplay(Small));
        var games = Games(1, games: 2, samples: 3);
        var path = Add(buffer, games);
        model.AddGeneration(games);
        AssertEqual(buffer, model);
        using (var writer = ReplayWriter.Open(path, ReplayExamples.Format, TimeProvider.System, Assert.Fail)) writer.Append(ReplayExamples.Game(1, 2));
        File.Move(path, _folder["moved"]);
        AssertEqual(buffer, model);
    }

    [Test]
    public void A_shard_cut_at_any_byte_gives_the_games_before_the_cut()
    {
        GameRecord[] games = [.. Enumerable.Range(0, 3).Select(index => ReplayExamples.Game(1, index, samples: 2))];
        var ends = Enumerable.Range(0, games.Length + 1).Select(count =>
        {
            ReplayExamples.WriteShard(_folder["good"], games.Take(count));
            return new FileInfo(_folder["good"]).Length;
        }).ToList();
        var good = File.ReadAllBytes(_folder["good"]);
        for (var length = 0; length <= good.Length; length++)
        {
            File.WriteAllBytes(_folder["cut"], good[..length]);
            var warnings = new List<string>();
            using var buffer = ReplayBuffer.Load(Small, ReplayExamples.Format, [_folder["cut"]], warnings.Add);
            var model = new PlainReplay(Small);
            model.AddGeneration([.. games.Take(ends.FindLastIndex(end => end <= length))]);
            AssertEqual(buffer, model);
            Assert.That(warnings, Has.Count.EqualTo(ends.Contains(length) ? 0 : 1), $"{length} bytes");
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_shard_that_changes_while_it_is_in_use_is_named_with_what_to_do(bool cut)
    {
        var buffer = New(Small);
        var path = Add(buffer, Games(1, games: 1, samples: 3));
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            if (cut) file.SetLength(file.Length - 1);
            else
            {
                file.Seek(-1, SeekOrigin.End);
                file.WriteByte(0xAA);
            }
        }

        Assert.That(() => Draw(buffer, 1), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(path).And.Message.Contains("start the run again"));
    }

    [Test]
    public void An_older_generation_behind_a_newer_one_is_refused_by_name()
    {
        var buffer = New(Small);
        Add(buffer, Games(2, games: 1, samples: 1));
        Assert.That(
            () => Add(buffer, Games(1, games: 1, samples: 1)),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("generation 1 behind games of generation 2"));
    }

    [TestCase(0f, 5.0)]
    [TestCase(0.5f, 9.0)]
    public void Memory_holds_a_few_bytes_of_a_position(float surpriseShare, double most)
    {
        var buffer = New(new ReplayConfig { SurpriseShare = surpriseShare });
        for (var generation = 1; generation <= 10; generation++) Add(buffer, Games(generation, games: 30, samples: 80));
        Draw(buffer, 100);
        Assert.That(buffer.Count, Is.EqualTo(24_000));
        Assert.That(buffer.BytesInMemory, Is.GreaterThan(0).And.LessThan((long)(most * buffer.Count)));
    }

    [Test]
    public void More_shards_than_may_be_open_are_drawn_from()
    {
        var config = new ReplayConfig();
        var (buffer, model) = (New(config), new PlainReplay(config));
        for (var generation = 1; generation <= ShardFiles.MostOpen + 20; generation++)
        {
            var games = Games(generation, games: 1, samples: 2);
            Add(buffer, games);
            model.AddGeneration(games);
        }

        AssertEqual(buffer, model);
    }

    private static void AssertEqual(ReplayBuffer buffer, PlainReplay model, ulong seed = 1)
    {
        Assert.That((buffer.Count, buffer.Total), Is.EqualTo((model.Training.Count, model.Total)));
        Assert.That(ReplayExamples.Bytes(buffer.Validation), Is.EqualTo(ReplayExamples.Bytes(model.Validation)));
        if (buffer.Count == 0) return;
        var (one, other) = (new Rng(seed), new Rng(seed));
        var drawn = new Sample[100];
        buffer.Draw(ref one, drawn);
        Assert.That(ReplayExamples.Bytes(drawn), Is.EqualTo(ReplayExamples.Bytes(model.Draw(ref other, drawn.Length))));
        Assert.That(one.NextUInt64(), Is.EqualTo(other.NextUInt64()), "the generators have moved alike");
    }

    /// <summary>Games of many lengths in any order, with odd surprises, one of them twice.</summary>
    private static GameRecord[] RandomGeneration(int generation, ref Rng rng)
    {
        var random = rng;
        var games = Enumerable.Range(0, 1 + rng.Next(8)).Select(index => ReplayExamples.Game(generation, index, random.Next(60), random.Next(4) == 0) with
        {
            Samples = [.. Enumerable.Range(0, random.Next(60)).Select(ply => ReplayExamples.Sample(generation, index, ply, Surprise(ref random)))],
        }).ToList();
        games.Add(games[0] with { Start = "again", Samples = [] });
        games.Reverse(1, games.Count - 2);
        rng = random;
        return [.. games];
    }

    private static Half Surprise(ref Rng rng) => rng.Next(8) switch
    {
        0 => Half.NaN,
        1 => Half.PositiveInfinity,
        2 => (Half)(-1),
        < 5 => Half.Zero,
        _ => (Half)rng.NextDouble(),
    };

    private ReplayBuffer New(ReplayConfig config) => Keep(new ReplayBuffer(config, ReplayExamples.Format, Assert.Fail));

    private ReplayBuffer Load(ReplayConfig config, IEnumerable<string> paths, Action<string> warn) =>
        Keep(ReplayBuffer.Load(config, ReplayExamples.Format, paths, warn));

    private ReplayBuffer Keep(ReplayBuffer buffer)
    {
        _opened.Add(buffer);
        return buffer;
    }

    /// <summary>Adds games by way of a shard, whose path it returns.</summary>
    private string Add(ReplayBuffer buffer, IEnumerable<GameRecord> games)
    {
        var path = _folder[$"{++_shards}.part"];
        ReplayExamples.WriteShard(path, games);
        buffer.AddShard(path);
        return path;
    }

    /// <summary>Games of many lengths, some for validation.</summary>
    private static IReadOnlyList<GameRecord> Generation(int generation) =>
        [.. Enumerable.Range(0, 6).Select(index => ReplayExamples.Game(generation, index, (generation + (3 * index)) % 7, validation: index == 4))];

    private static IReadOnlyList<GameRecord> Games(int generation, int games, int samples) =>
        [.. Enumerable.Range(0, games).Select(index => ReplayExamples.Game(generation, index, samples))];

    private static List<string> Names(ReplayBuffer buffer) => [.. Draw(buffer, 300).Select(ReplayExamples.Name)];

    private static Sample[] Draw(ReplayBuffer buffer, int count)
    {
        var rng = new Rng(42);
        var samples = new Sample[count];
        buffer.Draw(ref rng, samples);
        return samples;
    }
}
