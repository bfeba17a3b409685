using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Replay;

internal sealed class ReplayBufferTests : ReplayBufferFixture
{
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
            paths.Add(Folder[$"{generation}.shard"]);
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
        using (var writer = ReplayWriter.Open(Folder["a"], ReplayExamples.Format, TimeProvider.System, Assert.Fail))
            foreach (var game in Games(1, games: 3, samples: 2)) writer.Append(game);
        using (var file = File.OpenWrite(Folder["a"])) file.SetLength(file.Length - 1);
        var warnings = new List<string>();
        var buffer = Load(Small, [Folder["a"]], warnings.Add);
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

    /// <summary>Games of many lengths in any order, with odd surprises, one of them twice.</summary>
    private static GameRecord[] RandomGeneration(int generation, ref Rng rng)
    {
        var random = rng;
        var games = Enumerable.Range(0, 1 + rng.Next(8)).Select(index => ReplayExamples.Game(generation, index, samples: 0, validation: random.Next(4) == 0) with
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

    /// <summary>Games of many lengths, some for validation.</summary>
    private static IReadOnlyList<GameRecord> Generation(int generation) =>
        [.. Enumerable.Range(0, 6).Select(index => ReplayExamples.Game(generation, index, (generation + (3 * index)) % 7, validation: index == 4))];

    private static List<string> Names(ReplayBuffer buffer) => [.. Draw(buffer, 300).Select(ReplayExamples.Name)];
}
