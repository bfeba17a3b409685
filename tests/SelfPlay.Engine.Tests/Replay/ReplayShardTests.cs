using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Replay;

public class ReplayShardTests
{
    private readonly List<string> _warnings = [];

    [SetUp]
    public void Forget() => _warnings.Clear();

    [Test]
    public void Games_are_read_in_the_order_of_their_index_whatever_order_they_finished_in()
    {
        using var folder = new TemporaryFolder();
        Append(folder["a.shard"], 3, 0, 2, 1);
        var shard = ReplayShard.Read(folder["a.shard"], ReplayExamples.Format);
        AssertGames(shard.Games, 0, 1, 2, 3);
        Assert.That(shard.Format, Is.EqualTo(ReplayExamples.Format));
        Assert.That(shard.Warning, Is.Null);
    }

    [Test]
    public void A_shard_goes_on_where_it_ended()
    {
        using var folder = new TemporaryFolder();
        Append(folder["a.shard"], 0, 1);
        using (var writer = Open(folder["a.shard"]))
        {
            Assert.That(writer.Recovered.Select(ReplayExamples.Bytes), Is.EqualTo(new[] { 0, 1 }.Select(index => ReplayExamples.Bytes(ReplayExamples.Game(1, index) with { Samples = [] }))));
            writer.Append(ReplayExamples.Game(1, 2));
        }

        AssertGames(ReplayShard.Read(folder["a.shard"]).Games, 0, 1, 2);
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public void A_game_is_on_disk_when_append_returns()
    {
        using var folder = new TemporaryFolder();
        using var writer = Open(folder["a.shard"]);
        for (var index = 0; index < 3; index++)
        {
            writer.Append(ReplayExamples.Game(1, index));
            Assert.That(ReplayShard.Read(folder["a.shard"]).Games, Has.Count.EqualTo(index + 1));
        }
    }

    [Test]
    public void Of_a_game_that_is_there_twice_the_first_counts()
    {
        using var folder = new TemporaryFolder();
        using (var writer = Open(folder["a.shard"]))
        {
            writer.Append(ReplayExamples.Game(1, 0));
            writer.Append(ReplayExamples.Game(1, 0) with { Start = "again" });
        }

        var game = ReplayShard.Read(folder["a.shard"]).Games.Single();
        Assert.That(ReplayExamples.Bytes(game), Is.EqualTo(ReplayExamples.Bytes(ReplayExamples.Game(1, 0))));
    }

    [Test]
    public void Many_threads_may_append()
    {
        using var folder = new TemporaryFolder();
        using (var writer = Open(folder["a.shard"]))
            Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, index => writer.Append(ReplayExamples.Game(1, index)));
        AssertGames(ReplayShard.Read(folder["a.shard"]).Games, [.. Enumerable.Range(0, 200)]);
    }

    [Test]
    public void A_shard_cut_at_any_byte_keeps_every_whole_game_and_goes_on()
    {
        using var folder = new TemporaryFolder();
        var ends = new List<long>();
        using (var writer = Open(folder["good.shard"]))
        {
            for (var index = 0; index < 3; index++)
            {
                ends.Add(new FileInfo(folder["good.shard"]).Length);
                writer.Append(ReplayExamples.Game(1, index, samples: 1));
            }
        }

        var good = File.ReadAllBytes(folder["good.shard"]);
        ends.Add(good.Length);
        for (var length = 0; length <= good.Length; length++)
        {
            File.WriteAllBytes(folder["cut.shard"], good[..length]);
            var whole = Math.Max(0, ends.Count(end => end <= length) - 1);
            Assert.That(ReplayShard.Read(folder["cut.shard"]).Games, Has.Count.EqualTo(whole), $"{length} bytes");
            if (length % 20 == 0 || ends.Contains(length)) AssertRepaired(folder["cut.shard"], whole, damaged: !ends.Contains(length), $"{length} bytes");
        }
    }

    [Test]
    public void A_changed_byte_ends_the_good_part_and_the_warning_names_file_place_and_games_kept()
    {
        using var folder = new TemporaryFolder();
        Append(folder["good.shard"], 0, 1, 2);
        var good = File.ReadAllBytes(folder["good.shard"]);
        for (var at = 8; at < good.Length; at += 31)
        {
            var bad = good.ToArray();
            bad[at] ^= 0x10;
            File.WriteAllBytes(folder["bad.shard"], bad);
            var shard = ReplayShard.Read(folder["bad.shard"]);
            var kept = shard.Games.Count;
            Assert.That(kept, Is.LessThan(3), $"byte {at}");
            Assert.That(shard.Warning, Is.EqualTo($"{folder["bad.shard"]} is damaged at byte {shard.GoodLength} of {good.Length}: " +
                $"the {kept} games before it are kept, what follows is not used"));
            AssertRepaired(folder["bad.shard"], kept, damaged: true, $"byte {at}");
        }
    }

    [Test]
    public void A_file_that_is_no_shard_is_refused_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.shard"], "somebody's notes");
        Assert.That(() => Open(folder["a.shard"]), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(folder["a.shard"]));
        Assert.That(File.ReadAllText(folder["a.shard"]), Is.EqualTo("somebody's notes"));
    }

    [Test]
    public void Games_of_another_encoder_are_refused_by_name_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        Append(folder["a.shard"], 0, 1);
        var newer = ReplayExamples.Format with { EncoderVersion = 3 };
        Assert.That(
            () => ReplayWriter.Open(folder["a.shard"], newer, TimeProvider.System, _warnings.Add),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("encoder 2").And.Message.Contains("encoder 3").And.Message.Contains("--new"));
        AssertGames(ReplayShard.Read(folder["a.shard"]).Games, 0, 1);
    }

    private void AssertRepaired(string path, int whole, bool damaged, string what)
    {
        _warnings.Clear();
        using (var writer = Open(path))
        {
            Assert.That(writer.Recovered, Has.Count.EqualTo(whole), what);
            writer.Append(ReplayExamples.Game(1, 9));
        }

        Assert.That(_warnings, Has.Count.EqualTo(damaged ? 1 : 0), what);
        AssertGames(ReplayShard.Read(path).Games, [.. Enumerable.Range(0, whole), 9]);
        Assert.That(ReplayShard.Read(path).Warning, Is.Null, what);
    }

    private void Append(string path, params int[] indices)
    {
        using var writer = Open(path);
        foreach (var index in indices) writer.Append(ReplayExamples.Game(1, index));
    }

    private ReplayWriter Open(string path) => ReplayWriter.Open(path, ReplayExamples.Format, TimeProvider.System, _warnings.Add);

    private static void AssertGames(IReadOnlyList<GameRecord> games, params int[] indices)
    {
        Assert.That(games.Select(game => game.Index), Is.EqualTo(indices));
        foreach (var game in games.Where(game => game.Samples.Length == 3))
            Assert.That(ReplayExamples.Bytes(game), Is.EqualTo(ReplayExamples.Bytes(ReplayExamples.Game(1, game.Index))));
    }
}
