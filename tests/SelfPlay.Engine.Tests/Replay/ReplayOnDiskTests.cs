using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Tests.Replay;

/// <summary>What a buffer does with shards that grow, end early, change or are many, and what it keeps of them in memory.</summary>
internal sealed class ReplayOnDiskTests : ReplayBufferFixture
{
    [Test]
    public void A_shard_that_is_being_appended_to_can_be_drawn_from()
    {
        var (buffer, model) = (New(Small), new PlainReplay(Small));
        using var writer = ReplayWriter.Open(Folder["a"], ReplayExamples.Format, TimeProvider.System, Assert.Fail);
        GameRecord[] games = [ReplayExamples.Game(1, 0), ReplayExamples.Game(1, 1)];
        foreach (var game in games) writer.Append(game);
        buffer.AddShard(Folder["a"]);
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
        File.Move(path, Folder["moved"]);
        AssertEqual(buffer, model);
    }

    [Test]
    public void A_shard_cut_at_any_byte_gives_the_games_before_the_cut()
    {
        GameRecord[] games = [.. Enumerable.Range(0, 3).Select(index => ReplayExamples.Game(1, index, samples: 2))];
        var ends = Enumerable.Range(0, games.Length + 1).Select(count =>
        {
            ReplayExamples.WriteShard(Folder["good"], games.Take(count));
            return new FileInfo(Folder["good"]).Length;
        }).ToList();
        var good = File.ReadAllBytes(Folder["good"]);
        for (var length = 0; length <= good.Length; length++)
        {
            File.WriteAllBytes(Folder["cut"], good[..length]);
            var warnings = new List<string>();
            using var buffer = ReplayBuffer.Load(Small, ReplayExamples.Format, [Folder["cut"]], warnings.Add);
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
}
