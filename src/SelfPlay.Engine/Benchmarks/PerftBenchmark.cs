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
            IReadOnlyList<TPosition> positions = settings.Positions.Count == 0 ? [game.Initial] : settings.ParsePositions(game);
            var depths = positions.Select(position => DepthOf(game, position, ref signature)).ToArray();
            var rounds = Rounds.Run(Count, settings, cancel);
            return new BenchmarkResult("perft", [Figures.Speed("leaves", rounds, "M/s", 1e6), new("depth", depths.Max(), "plies"), Figures.Processors(rounds)], signature);

            double Count()
            {
                var leaves = 0.0;
                for (var i = 0; i < depths.Length; i++) leaves += Perft.Count(positions[i], depths[i], settings.Threads);
                return leaves;
            }
        }

        private int DepthOf<TPosition>(Game<TPosition> game, in TPosition position, ref Signature signature)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var depth = 0;
            for (var nodes = 1ul; nodes is > 0 and < MostNodes && depth < game.MoveLimit; signature.Add(nodes)) nodes = Perft.Count(position, ++depth, settings.Threads);
            return depth;
        }
    }
}
