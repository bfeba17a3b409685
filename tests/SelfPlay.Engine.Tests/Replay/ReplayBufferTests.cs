using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Random;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Replay;

public class ReplayBufferTests
{
    private static readonly ReplayConfig Small = new() { WindowStart = 100, WindowLimit = 200, SurpriseShare = 0.5f };

    [Test]
    public void Draws_do_not_depend_on_the_order_in_which_games_finished()
    {
        var inOrder = new ReplayBuffer(Small);
        var reversed = new ReplayBuffer(Small);
        for (var generation = 1; generation <= 30; generation++)
        {
            var games = Generation(generation);
            inOrder.AddGeneration(games);
            reversed.AddGeneration([.. games.Reverse()]);
            Assert.That(Names(reversed), Is.EqualTo(Names(inOrder)));
        }
    }

    [Test]
    public void A_buffer_loaded_from_disk_equals_the_one_that_was_never_stopped()
    {
        using var folder = new TemporaryFolder();
        var kept = new ReplayBuffer(Small);
        var paths = new List<string>();
        for (var generation = 1; generation <= 30; generation++)
        {
            var games = Generation(generation);
            kept.AddGeneration(games);
            paths.Add(folder[$"{generation}.shard"]);
            using (var writer = ReplayWriter.Open(paths[^1], ReplayExamples.Format, TimeProvider.System, Assert.Fail))
                foreach (var game in games.Reverse()) writer.Append(game);
            if (generation % 7 != 0) continue;
            var loaded = ReplayBuffer.Load(Small, ReplayExamples.Format, paths, Assert.Fail);
            Assert.That((loaded.Count, loaded.Total), Is.EqualTo((kept.Count, kept.Total)));
            Assert.That(Names(loaded), Is.EqualTo(Names(kept)));
            Assert.That(loaded.Validation.Select(ReplayExamples.Name), Is.EqualTo(kept.Validation.Select(ReplayExamples.Name)));
        }
    }

    [Test]
    public void Everything_is_kept_until_the_window_starts_to_slide()
    {
        var buffer = new ReplayBuffer(Small);
        for (var generation = 1; generation <= 10; generation++)
        {
            buffer.AddGeneration(Games(generation, games: 2, samples: 5));
            Assert.That((buffer.Count, buffer.Total), Is.EqualTo((10 * generation, 10L * generation)));
        }
    }

    [Test]
    public void Whole_games_leave_at_the_old_end_and_the_limit_is_never_passed()
    {
        var buffer = new ReplayBuffer(Small);
        for (var generation = 1; generation <= 100; generation++)
        {
            buffer.AddGeneration(Games(generation, games: 3, samples: 7));
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
        var buffer = new ReplayBuffer(Small);
        for (var generation = 1; generation <= 400; generation++)
            buffer.AddGeneration([ReplayExamples.Game(generation, 0), ReplayExamples.Game(generation, 1, samples: 4, validation: true)]);
        Assert.That(Draw(buffer, 2000).Select(sample => (int)sample.Loss), Has.All.EqualTo(0));
        Assert.That(buffer.Validation.Select(sample => (int)sample.Loss), Has.All.EqualTo(1));
        Assert.That(buffer.Validation, Has.Count.EqualTo(1000));
        Assert.That((int)buffer.Validation[^1].Win, Is.EqualTo(400));
    }

    [Test]
    public void Uniform_draws_take_every_sample_equally_often()
    {
        var buffer = new ReplayBuffer(Small with { SurpriseShare = 0 });
        buffer.AddGeneration(Games(1, games: 10, samples: 5));
        var counts = Draw(buffer, 50_000).CountBy(ReplayExamples.Name).ToDictionary();
        Assert.That(counts, Has.Count.EqualTo(50));
        Assert.That(counts.Values, Has.All.EqualTo(1000).Within(150), "1000 expected, deviation 31");
    }

    [Test]
    public void Half_of_the_draws_follow_the_surprise()
    {
        Half[] surprises = [(Half)0, (Half)1, (Half)3, Half.NaN, (Half)(-1), (Half)0];
        var samples = surprises.Select((surprise, ply) => ReplayExamples.Sample(1, 0, ply, surprise)).ToArray();
        var buffer = new ReplayBuffer(Small);
        buffer.AddGeneration([ReplayExamples.Game(1, 0) with { Samples = samples }]);
        var counts = Draw(buffer, 60_000).CountBy(sample => (int)sample.PolicyWeight).ToDictionary();
        double[] expected = [5000, 5000 + 7500, 5000 + 22500, 5000, 5000, 5000];
        for (var ply = 0; ply < expected.Length; ply++) Assert.That(counts[ply], Is.EqualTo(expected[ply]).Within(500), $"ply {ply}");
    }

    [Test]
    public void Without_any_surprise_draws_are_uniform()
    {
        var buffer = new ReplayBuffer(Small);
        buffer.AddGeneration([ReplayExamples.Game(1, 0) with { Samples = [.. Enumerable.Range(0, 4).Select(ply => ReplayExamples.Sample(1, 0, ply, Half.Zero))] }]);
        Assert.That(Draw(buffer, 4000).CountBy(ReplayExamples.Name).Select(pair => pair.Value), Has.All.EqualTo(1000).Within(150));
    }

    [Test]
    public void The_same_generator_draws_the_same_samples()
    {
        var buffer = new ReplayBuffer(Small);
        buffer.AddGeneration(Generation(1));
        var first = Draw(buffer, 100);
        Assert.That(Draw(buffer, 100), Is.EqualTo(first));
    }

    [Test]
    public void A_game_that_comes_twice_counts_once()
    {
        var buffer = new ReplayBuffer(Small);
        buffer.AddGeneration([ReplayExamples.Game(1, 0), ReplayExamples.Game(1, 0), ReplayExamples.Game(1, 1)]);
        Assert.That(buffer.Count, Is.EqualTo(6));
    }

    [Test]
    public void Damage_is_told_and_the_rest_is_used()
    {
        using var folder = new TemporaryFolder();
        using (var writer = ReplayWriter.Open(folder["a"], ReplayExamples.Format, TimeProvider.System, Assert.Fail))
            foreach (var game in Games(1, games: 3, samples: 2)) writer.Append(game);
        using (var file = File.OpenWrite(folder["a"])) file.SetLength(file.Length - 1);
        var warnings = new List<string>();
        var buffer = ReplayBuffer.Load(Small, ReplayExamples.Format, [folder["a"]], warnings.Add);
        Assert.That(buffer.Count, Is.EqualTo(4));
        Assert.That(warnings, Has.Count.EqualTo(1));
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
