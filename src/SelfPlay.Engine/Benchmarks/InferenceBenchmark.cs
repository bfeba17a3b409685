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
        var batches = Enumerable.Range(0, settings.Threads).Select(_ => RandomPositions.Evaluation(settings.Game, rows)).ToList();
        var rounds = OfOwnBatches(settings, batches, cancel);
        var figures = new List<BenchmarkFigure> { Figures.Speed("positions", rounds, "/s") };
        figures.AddRange(Figures.Arithmetic(rounds, NetworkLayout.MultiplyAdds(settings.Network)));
        figures.Add(Figures.Processors(rounds));
        if (settings.Threads > 1) figures.Add(Figures.Speed("all threads on one batch", OfOneBatch(settings, batches[0], cancel), "positions/s"));
        figures.Add(new BenchmarkFigure("batch", rows, "rows"));
        return new BenchmarkResult(Name, figures, Sign(batches[0]));
    }

    /// <summary>A batch each thread, as in self-play.</summary>
    private static IReadOnlyList<Round> OfOwnBatches(BenchmarkSettings settings, List<EvaluationBatch> batches, CancellationToken cancel)
    {
        using var pool = new NetworkPool(() => settings.OpenBackend(threads: 1), settings.Network, settings.Threads, batches[0].Count);
        pool.Load(NetworkWeights.Initial(settings.Network, seed: 1));
        var works = pool.Evaluators.Zip(batches, (evaluator, batch) => (Func<double>)(() => Answer(evaluator, batch))).ToList();
        return Rounds.Run(works, settings, settings.RunsOnCpu ? settings.Threads : 0, cancel);
    }

    /// <summary>The threads share the work of a batch, as in an analysis.</summary>
    private static IReadOnlyList<Round> OfOneBatch(BenchmarkSettings settings, EvaluationBatch batch, CancellationToken cancel)
    {
        using var network = new LoadedNetwork(settings.OpenBackend(settings.Threads), NetworkWeights.Initial(settings.Network, seed: 1), batch.Count);
        return Rounds.Run(() => Answer(network.Evaluator, batch), settings, cancel);
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
