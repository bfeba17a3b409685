using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Random;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Replay;

/// <summary>Batches of real games' samples beside a run's own.</summary>
public sealed class ReplayMixTests
{
    private const int RealGeneration = 99;

    [TestCase(0f, 0)]
    [TestCase(0.25f, 16)]
    [TestCase(0.5f, 32)]
    [TestCase(1f, 64)]
    public void Each_batch_has_the_share_of_real_samples_that_was_asked(float share, int real)
    {
        using var folder = new TemporaryFolder();
        using var buffer = Load(folder, share);
        for (var seed = 0ul; seed < 20; seed++) Assert.That(Draw(buffer, seed).Count(sample => (int)sample.Win == RealGeneration), Is.EqualTo(real));
    }

    [Test]
    public void Draws_are_a_function_of_the_generator_and_reach_every_real_sample()
    {
        using var folder = new TemporaryFolder();
        using var buffer = Load(folder, 0.5f);
        using var again = ReplayBuffer.Load(new ReplayConfig { DatasetShare = 0.5f }, ReplayExamples.Format, [folder["1.shard"]], Assert.Fail);
        again.MixIn(Real());
        Assert.That(Draw(again, 3).Select(ReplayExamples.Name), Is.EqualTo(Draw(buffer, 3).Select(ReplayExamples.Name)));
        var seen = Enumerable.Range(0, 50).SelectMany(seed => Draw(buffer, (ulong)seed)).Select(ReplayExamples.Name).ToHashSet();
        Assert.That(seen, Is.SupersetOf(Real().Select(ReplayExamples.Name)));
    }

    [Test]
    public void Without_a_share_the_draws_are_those_of_before()
    {
        using var folder = new TemporaryFolder();
        using var mixed = Load(folder, 0);
        using var plain = ReplayBuffer.Load(new ReplayConfig(), ReplayExamples.Format, [folder["1.shard"]], Assert.Fail);
        Assert.That(Draw(mixed, 5).Select(ReplayExamples.Name), Is.EqualTo(Draw(plain, 5).Select(ReplayExamples.Name)));
    }

    private static List<Sample> Real() => [.. Enumerable.Range(0, 10).Select(ply => ReplayExamples.Sample(RealGeneration, 0, ply))];

    private static ReplayBuffer Load(TemporaryFolder folder, float share)
    {
        using (var writer = ReplayWriter.Open(folder["1.shard"], ReplayExamples.Format, TimeProvider.System, Assert.Fail))
            for (var index = 0; index < 10; index++) writer.Append(ReplayExamples.Game(1, index));
        var buffer = ReplayBuffer.Load(new ReplayConfig { DatasetShare = share }, ReplayExamples.Format, [folder["1.shard"]], Assert.Fail);
        buffer.MixIn(Real());
        return buffer;
    }

    private static Sample[] Draw(ReplayBuffer buffer, ulong seed)
    {
        var (drawn, rng) = (new Sample[64], new Rng(seed));
        buffer.Draw(ref rng, drawn);
        return drawn;
    }
}
