using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>
/// What the search itself costs, on one thread: simulations per second with a network that costs nothing, in large trees of analysis (as uci, usi and gtp search)
/// and in self-play. Encoding the positions, the cache and the rules are in it. The signature is made of the visits at the roots.
/// </summary>
public sealed class SearchBenchmark : IBenchmark
{
    /// <summary>Moves of a tree, so that it fits into memory where a position has hundreds.</summary>
    private const int MostEdges = 5_000_000;

    private static readonly int[] Plies = [0, 10, 20, 40];

    public string Name => "search";

    public BenchmarkResult Run(BenchmarkSettings settings, CancellationToken cancel) => settings.Game.Accept(new Work(settings, cancel));

    private sealed class Work(BenchmarkSettings settings, CancellationToken cancel) : IGameVisitor<BenchmarkResult>
    {
        public BenchmarkResult Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var (signature, watch, lines) = (new Signature(), new AllocationWatch(), Lines(game));
            var uniform = Analyse(game, new UniformEvaluator(), lines, watch, ref signature);
            var arbitrary = Analyse(game, new ArbitraryEvaluator(), lines, watch, ref signature);
            var selfPlay = SelfPlayRounds.Run(settings, [new UniformEvaluator()], cancel);
            BenchmarkFigure[] figures =
            [
                Figures.Speed("analysis", uniform, "simulations/s"),
                Figures.Processors(uniform),
                Figures.Speed("of arbitrary answers", arbitrary, "simulations/s"),
                Figures.Processors(arbitrary, "processors used for these"),
                new("allocated", watch.BytesPerNode, "bytes a simulation"),
                Figures.Speed("self-play", [.. selfPlay.Select(round => round.OfPositions(0))], "positions/s"),
            ];
            return new BenchmarkResult("search", figures, signature);
        }

        private IReadOnlyList<Round> Analyse<TPosition>(Game<TPosition> game, IEvaluator evaluator, List<Line<TPosition>> lines, AllocationWatch watch, ref Signature signature)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var options = new AnalystOptions();
            var analyst = new Analyst<TPosition>(game, evaluator, options with { MaxNodes = Math.Max(options.MaxNodes, 2 * settings.Nodes) });
            var next = 0;
            foreach (var line in lines) Sign(analyst.Analyse(line, Limits(line), cancel: cancel), ref signature); // afterwards the tree is as large as it gets
            return Rounds.Run(AnalyseNext, settings, cancel);

            double AnalyseNext()
            {
                var line = lines[next++ % lines.Count];
                watch.Begin();
                analyst.Clear();
                return analyst.Analyse(line, Limits(line), watch.Look, cancel).Nodes;
            }
        }

        private AnalysisLimits Limits<TPosition>(Line<TPosition> line)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
            return new AnalysisLimits { Nodes = Math.Min(settings.Nodes, MostEdges / line.LegalMoves(moves)) };
        }

        private List<Line<TPosition>> Lines<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            if (settings.Positions.Count > 0) return [.. settings.ParsePositions(game).Select(position => Line(game, position))];
            var lines = new List<Line<TPosition>>();
            foreach (var plies in Plies.Where(plies => plies < game.MoveLimit))
            {
                var line = new Line<TPosition>(game.Initial, game.MoveLimit);
                var rng = new Rng(3, (ulong)plies);
                Opening.Play(line, plies, ref rng);
                lines.Add(line);
            }

            return lines;
        }

        private static Line<TPosition> Line<TPosition>(Game<TPosition> game, in TPosition position)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var line = new Line<TPosition>(position, game.MoveLimit);
            return line.LegalMoves(new Move[TPosition.MaxMoves]) > 0
                ? line
                : throw new InputException($"--position: the game is over in '{game.Notation.FormatPosition(position)}'; give one with legal moves");
        }

        private static void Sign(AnalysisReport report, ref Signature signature)
        {
            signature.Add((ulong)report.Nodes);
            foreach (var move in report.Moves)
            {
                signature.Add((ulong)move.Move.Value);
                signature.Add((ulong)move.Visits);
            }
        }
    }
}
