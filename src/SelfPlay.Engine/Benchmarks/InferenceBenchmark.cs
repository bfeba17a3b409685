using SelfPlay.Engine.Evaluation;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>The network as it plays: positions per second in batches as large as the games in flight. The signature is made of the answers.</summary>
public sealed class InferenceBenchmark : IBenchmark
{
    public string Name => "inference";

    public BenchmarkResult Run(BenchmarkSettings settings, CancellationToken cancel)
    {
        var rows = settings.Config.SelfPlay.GamesInFlight;
        using var pool = new NetworkPool(settings.Device, settings.Network, settings.Threads, rows);
        pool.Load(NetworkWeights.Initial(settings.Network, seed: 1));
        var batches = pool.Evaluators.Select(_ => RandomPositions.Evaluation(settings.Game, rows)).ToList();
        var works = pool.Evaluators.Zip(batches, (evaluator, batch) => (Func<double>)(() => Answer(evaluator, batch))).ToList();
        var speed = Stopwatches.PerSecond(works, settings.WarmUp, settings.Length, cancel);
        return new BenchmarkResult(Name, [new("positions", speed, "/s"), new("speed", 2e-9 * speed * NetworkLayout.MultiplyAdds(settings.Network), "GFLOP/s"), new("batch", rows, "rows")], Sign(batches[0]));
    }

    private static double Answer(IEvaluator evaluator, EvaluationBatch batch)
    {
        evaluator.Evaluate(batch);
        return batch.Count;
    }

    private static Signature Sign(EvaluationBatch batch)
    {
        var signature = new Signature();
        signature.Add(batch.Logits.AsSpan(0, batch.Starts[batch.Count]));
        signature.Add(batch.WinDrawLoss);
        return signature;
    }
}
