using BenchmarkDotNet.Attributes;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Benchmarks;

/// <summary>
/// A simulation of chess without a network, on one thread: time and memory are those of one simulation. An analysis of 50,000 allocates its report, some thousand bytes,
/// which is nothing a simulation; the searches of self-play allocate nothing at all.
/// </summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private const int Analysed = 50_000;
    private const int Games = 64;
    private const int Searched = 64;

    private readonly Analyst<ChessPosition> _analyst = new(Chess, new UniformEvaluator(), new AnalystOptions());
    private readonly Line<ChessPosition> _line = NewLine();
    private readonly Line<ChessPosition>[] _lines = [.. Enumerable.Range(0, Games).Select(_ => NewLine())];
    private readonly Rng[] _rngs = [.. Enumerable.Range(0, Games).Select(game => new Rng(1, (ulong)game))];
    private readonly Action<int, SearchResult> _finished = static (_, _) => { };
    private EvaluationQueue<ChessPosition> _queue = null!;
    private SearchBatch<ChessPosition> _searches = null!;

    private static Game<ChessPosition> Chess { get; } = ChessGame.Create();

    [Params(SearchKind.Gumbel, SearchKind.Puct)]
    public SearchKind Kind { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _queue = new EvaluationQueue<ChessPosition>(Chess.Encoder, new UniformEvaluator(), Games, cachePositions: 0);
        _searches = new SearchBatch<ChessPosition>(new SearchConfig { Kind = Kind, FullSearchShare = 1 }, _queue);
    }

    [Benchmark(OperationsPerInvoke = Analysed)]
    public AnalysisReport Analysis()
    {
        _analyst.Clear();
        return _analyst.Analyse(_line, new AnalysisLimits { Nodes = Analysed });
    }

    [Benchmark(OperationsPerInvoke = Games * Searched)]
    public void SelfPlay() => _searches.Run(_lines, SearchMode.Training, Searched, _rngs, _finished);

    private static Line<ChessPosition> NewLine() => new(ChessPosition.Initial, Chess.MoveLimit);
}
