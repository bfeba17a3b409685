using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.SelfPlay;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>
/// What a position of the replay costs in memory and on disk, and how fast batches are drawn. The games are those of self-play with a network that knows nothing; the shard is
/// a temporary file. The signature is made of the samples of the first batch.
/// </summary>
public sealed class ReplayBenchmark : IBenchmark
{
    private const int Games = 128;

    /// <summary>Training and validation games all lie in the window.</summary>
    private const int Unlimited = int.MaxValue / 2;

    public string Name => "replay";

    public BenchmarkResult Run(BenchmarkSettings settings, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("selfplay-bench-");
        try
        {
            var shard = Path.Combine(folder.FullName, "shard");
            WriteGames(settings, shard, cancel);
            return Measure(settings, shard, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteGames(BenchmarkSettings settings, string shard, CancellationToken cancel)
    {
        using var writer = ReplayWriter.Open(shard, ReplayFormat.Of(settings.Game), TimeProvider.System, static _ => { });
        var evaluators = Enumerable.Range(0, settings.Threads).Select(_ => new UniformEvaluator()).ToList();
        SelfPlayPool.Create(settings.Game, settings.Config, settings.Threads)
            .Play(new SelfPlayTask(1, 0, new GameSource([.. Enumerable.Range(0, Games)]), writer.Append), evaluators, cancel);
        cancel.ThrowIfCancellationRequested();
    }

    private static BenchmarkResult Measure(BenchmarkSettings settings, string shard, CancellationToken cancel)
    {
        var config = settings.Config.Replay with { WindowStart = Unlimited, WindowLimit = Unlimited };
        using var buffer = ReplayBuffer.Load(config, ReplayFormat.Of(settings.Game), [shard], static _ => { });
        var positions = buffer.Count + buffer.Validation.Count;
        var (batch, rng) = (new Sample[settings.Config.Learning.BatchSize], new Rng(1));
        buffer.Draw(ref rng, batch);
        var signature = Sign(batch);
        var rounds = Rounds.Run(Draw, settings, cancel);
        BenchmarkFigure[] figures =
        [
            new("in memory", (double)buffer.BytesInMemory / positions, "bytes a position"),
            new("on disk", (double)new FileInfo(shard).Length / positions, "bytes a position"),
            Figures.Speed("drawn", rounds, "positions/s"),
            new("positions", positions, ""),
        ];
        return new BenchmarkResult("replay", figures, signature);

        double Draw()
        {
            buffer.Draw(ref rng, batch);
            return batch.Length;
        }
    }

    private static Signature Sign(Sample[] batch)
    {
        var signature = new Signature();
        foreach (var sample in batch)
        {
            foreach (var packed in sample.Planes) signature.Add(packed);
            foreach (var index in sample.PolicyIndices) signature.Add(index);
            foreach (var target in sample.PolicyTargets) signature.Add(BitConverter.HalfToUInt16Bits(target));
            signature.Add(BitConverter.HalfToUInt16Bits(sample.Win));
        }

        return signature;
    }
}
