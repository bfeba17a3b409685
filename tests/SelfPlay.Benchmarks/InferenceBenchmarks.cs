using BenchmarkDotNet.Attributes;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Net.Models;

namespace SelfPlay.Benchmarks;

/// <summary>The whole network of chess as it plays, a batch at a time.</summary>
[MemoryDiagnoser]
public class InferenceBenchmarks : IDisposable
{
    private static readonly Game Chess = GameCatalog.Find("chess")!;

    private LoadedNetwork _network = null!;
    private EvaluationBatch _batch = null!;

    [Params("64x6", "128x10")]
    public string Tower { get; set; } = "";

    [Params(1, 16, 256)]
    public int Batch { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var sizes = Tower.Split('x').Select(int.Parse).ToArray();
        var config = new NetworkConfig(Chess.Planes.Height, Chess.Planes.Width, Chess.Planes.Planes, Chess.PolicySize, new TowerConfig { Filters = sizes[0], Blocks = sizes[1] });
        _network = new LoadedNetwork("cpu", Threads, NetworkWeights.Initial(config, seed: 1), Batch);
        _batch = new EvaluationBatch(Batch, Chess.Planes.Size, Chess.MaxMoves) { Count = Batch };
        for (var row = 0; row < Batch; row++) _batch.Starts[row + 1] = row + 1; // one legal move each: the network works out all of them anyway
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _network.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void Evaluate() => _network.Evaluator.Evaluate(_batch);
}
