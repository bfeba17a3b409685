using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>Legal moves: leaves of the perft tree per second. The signature is made of the counts.</summary>
public sealed class PerftBenchmark : IBenchmark
{
    /// <summary>Deep enough for a second of work at most.</summary>
    private const ulong MostNodes = 10_000_000;

    public string Name => "perft";

    public BenchmarkResult Run(BenchmarkSettings settings, CancellationToken cancel) => settings.Game.Accept(new Work(settings, cancel));

    private sealed class Work(BenchmarkSettings settings, CancellationToken cancel) : IGameVisitor<BenchmarkResult>
    {
        public BenchmarkResult Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var signature = new Signature();
            var depth = 0;
            for (var nodes = 1ul; nodes is > 0 and < MostNodes && depth < game.MoveLimit; signature.Add(nodes))
                nodes = Perft.Count(game.Initial, ++depth, settings.Threads);
            var speed = Stopwatches.PerSecond(() => Perft.Count(game.Initial, depth, settings.Threads), settings.WarmUp, settings.Length, cancel);
            cancel.ThrowIfCancellationRequested();
            return new BenchmarkResult("perft", [new("leaves", speed / 1e6, "M/s"), new("depth", depth, "plies")], signature);
        }
    }
}
