using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Rating;

/// <inheritdoc/>
public sealed class Rater<TPosition>(Game<TPosition> game, RunConfig config, int threads, string labelsPath) : Rater
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const ulong YardstickStream = 0x501E;
    private const ulong MatchStream = 0x3A7C;
    private const int CachePositions = 50_000;

    /// <summary>A run that learns without a search is rated with one like all others, so that runs can be compared.</summary>
    private readonly SearchConfig _search = config.Search.Kind == SearchKind.Policy ? config.Search with { Kind = SearchKind.Gumbel } : config.Search;

    /// <summary>Whether the solver knows the whole game; asked once, for a solver's tables are large.</summary>
    private readonly Lazy<bool> _solvesFromTheStart = new(() => game.CreateSolver is not null && game.CreateSolver().CanSolve(game.Initial));

    private SolverYardstick<TPosition>? _yardstick;

    public override RatingReport Rate(
        int generation,
        IReadOnlyList<IEvaluator> network,
        int opponentGeneration,
        IReadOnlyList<IEvaluator> opponent,
        CancellationToken cancel)
    {
        var rating = config.Rating;
        var againstOpponent = Play(generation, network, opponent, cancel);
        var againstRandom = PlayMatch(generation, Rated, _ => new RandomPlayer<TPosition>(), rating.OpeningPlies, cancel);
        // From the first position only: a random opening may be lost against exact play.
        var againstSolver = _solvesFromTheStart.Value
            ? PlayMatch(generation, Rated, _ => new SolverPlayer<TPosition>(game.CreateSolver!()), 0, cancel)
            : null;
        var solved = game.CreateSolver is not null && rating.SolverPositions > 0;
        return new RatingReport
        {
            Opponent = opponentGeneration,
            ScoreAgainstOpponent = againstOpponent.Total.Score,
            ScoreAgainstRandom = againstRandom.Total.Score,
            ScoreAgainstSolver = againstSolver?.Total.Score,
            AgainstOpponent = againstOpponent,
            AgainstRandom = againstRandom,
            OptimalByPolicy = solved ? OptimalShare(network, 0, cancel) : null,
            OptimalBySearch = solved ? OptimalShare(network, rating.SolverSimulations, cancel) : null,
            OptimalByChance = solved ? Yardstick(cancel).ByChance : null,
        };

        NetPlayer<TPosition> Rated(int thread) => Player(network[thread], rating.Simulations);
    }

    public override MatchScore Play(
        int generation, IReadOnlyList<IEvaluator> network, IReadOnlyList<IEvaluator> opponent, CancellationToken cancel)
    {
        var (simulations, plies) = (config.Rating.Simulations, config.Rating.OpeningPlies);
        return PlayMatch(generation, i => Player(network[i], simulations), i => Player(opponent[i], simulations), plies, cancel);
    }

    private SolverYardstick<TPosition> Yardstick(CancellationToken cancel) =>
        _yardstick ??= SolverYardstick<TPosition>.Open(labelsPath, game, config.Rating.SolverPositions, Key(YardstickStream), threads, cancel);

    private ulong Key(params ReadOnlySpan<ulong> stream) => new Rng([(ulong)config.Seed, .. stream]).NextUInt64();

    private NetPlayer<TPosition> Player(IEvaluator evaluator, int simulations) =>
        new(game.Encoder, evaluator, _search, simulations, GamesInFlight, CachePositions);

    /// <summary>Pairs are dealt to threads by number, so that the games are the same however many threads there are.</summary>
    private MatchScore PlayMatch(
        int generation, Func<int, IPlayer<TPosition>> first, Func<int, IPlayer<TPosition>> second, int openingPlies, CancellationToken cancel)
    {
        var pairs = Math.Max(1, config.Rating.Games / 2);
        var limit = config.SelfPlay.MoveLimitFor(game);
        var seed = (long)Key(MatchStream, (ulong)generation);
        var results = OnThreads(pairs, (thread, from, to) => Match.Play(
            game.Initial,
            first(thread),
            second(thread),
            new MatchConfig(to - from, openingPlies, limit, seed, from),
            cancel));
        return results.Aggregate((a, b) => a + b);
    }

    /// <summary>Share of the yardstick's positions in which the player keeps the value.</summary>
    private double OptimalShare(IReadOnlyList<IEvaluator> network, int simulations, CancellationToken cancel)
    {
        var positions = Yardstick(cancel).Positions;
        var kept = OnThreads(positions.Count, (thread, from, to) =>
        {
            cancel.ThrowIfCancellationRequested();
            return CountKept(Player(network[thread], simulations), positions.Skip(from).Take(to - from).ToList());
        });
        return (double)kept.Sum() / positions.Count;
    }

    private int CountKept(NetPlayer<TPosition> player, List<LabelledPosition<TPosition>> positions)
    {
        var chosen = new Choice[positions.Count];
        var rngs = new Rng[positions.Count];
        for (var i = 0; i < rngs.Length; i++) rngs[i] = new Rng((ulong)config.Seed, (ulong)i);
        player.ChooseMoves(positions.ConvertAll(position => position.Line), chosen, rngs);
        return positions.Where((position, i) => position.IsKeptBy(chosen[i].Move)).Count();
    }

    /// <summary>Cuts 0 .. count into one range per thread and runs them side by side.</summary>
    private TResult[] OnThreads<TResult>(int count, Func<int, int, int, TResult> work)
    {
        var used = Math.Min(threads, count);
        var tasks = new Task<TResult>[used];
        for (var i = 0; i < used; i++)
        {
            var thread = i;
            tasks[i] = Task.Run(() => work(thread, count * thread / used, count * (thread + 1) / used));
        }

        return Task.WhenAll(tasks).GetAwaiter().GetResult();
    }
}
