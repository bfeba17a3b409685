using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Random;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Replay;

/// <summary>Buffers over shards in a folder that lasts for one test.</summary>
internal abstract class ReplayBufferFixture
{
    protected static ReplayConfig Small { get; } = new() { WindowStart = 100, WindowLimit = 200, SurpriseShare = 0.5f };

    private readonly List<IDisposable> _opened = [];
    private int _shards;

    protected TemporaryFolder Folder { get; private set; } = null!;

    [SetUp]
    public void MakeFolder() => Folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder()
    {
        _opened.ForEach(opened => opened.Dispose());
        _opened.Clear();
        Folder.Dispose();
    }

    protected ReplayBuffer New(ReplayConfig config) => Keep(new ReplayBuffer(config, ReplayExamples.Format, Assert.Fail));

    protected ReplayBuffer Load(ReplayConfig config, IEnumerable<string> paths, Action<string> warn) =>
        Keep(ReplayBuffer.Load(config, ReplayExamples.Format, paths, warn));

    private ReplayBuffer Keep(ReplayBuffer buffer)
    {
        _opened.Add(buffer);
        return buffer;
    }

    /// <summary>Adds games by way of a shard, whose path it returns.</summary>
    protected string Add(ReplayBuffer buffer, IEnumerable<GameRecord> games)
    {
        var path = Folder[$"{++_shards}.part"];
        ReplayExamples.WriteShard(path, games);
        buffer.AddShard(path);
        return path;
    }

    protected static IReadOnlyList<GameRecord> Games(int generation, int games, int samples) =>
        [.. Enumerable.Range(0, games).Select(index => ReplayExamples.Game(generation, index, samples))];

    protected static Sample[] Draw(ReplayBuffer buffer, int count)
    {
        var rng = new Rng(42);
        var samples = new Sample[count];
        buffer.Draw(ref rng, samples);
        return samples;
    }

    protected static void AssertEqual(ReplayBuffer buffer, PlainReplay model, ulong seed = 1)
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
}
