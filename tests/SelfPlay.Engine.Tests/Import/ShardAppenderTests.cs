using SelfPlay.Engine.Data;
using SelfPlay.Engine.Import;
using SelfPlay.Engine.Replay;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Import;

public sealed class ShardAppenderTests
{
    private const int GameBytes = 600;
    private const int FullLength = 1000;

    private static readonly ReplayFormat Format = ReplayFormat.Of(PgnExamples.Chess);

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Begin() => _folder = new TemporaryFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void Full_shards_are_whole_when_a_flush_returns()
    {
        var set = DataSet.At(_folder["set"]);
        using var shards = new ShardAppender(set, DataSplit.Training, Format, new SplitSize(), FullLength);
        for (var game = 0; game < 5; game++) Append(shards);
        shards.Flush();
        var lengths = set.Shards(DataSplit.Training).Select(path => new FileInfo(path).Length).ToList();
        Assert.That((shards.Size.Games, shards.Size.Shards, shards.Size.LastShardGames), Is.EqualTo((5, 3, 1)));
        Assert.That(lengths, Has.Count.EqualTo(3));
        Assert.That(lengths[..2], Has.All.EqualTo(lengths[0]).And.All.GreaterThanOrEqualTo(2 * GameBytes), "two games make a shard full");
        Assert.That(lengths[2], Is.EqualTo(shards.Size.LastShardBytes));
    }

    [Test]
    public void What_was_not_counted_goes_when_it_is_opened_again()
    {
        var set = DataSet.At(_folder["set"]);
        SplitSize counted;
        using (var shards = new ShardAppender(set, DataSplit.Training, Format, new SplitSize(), FullLength))
        {
            Append(shards);
            shards.Flush();
            counted = shards.Size;
            for (var game = 0; game < 4; game++) Append(shards);
        }

        Assert.That(set.Shards(DataSplit.Training), Has.Count.EqualTo(3));
        using var again = new ShardAppender(set, DataSplit.Training, Format, counted, FullLength);
        Assert.That((again.Size, set.Shards(DataSplit.Training).Select(path => new FileInfo(path).Length)), Is.EqualTo((counted, new[] { counted.LastShardBytes })));
    }

    private static void Append(ShardAppender shards)
    {
        var bytes = new GrowingBytes();
        bytes.GetSpan(RecordBytes.Room + GameBytes);
        bytes.Advance(RecordBytes.Room + GameBytes);
        shards.Append(bytes, new GameEntry(GameEntryKind.Kept, null) { Start = RecordBytes.Room, Length = GameBytes, Samples = 1 });
    }
}
