using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Search;

/// <summary>
/// One search that can wait: <see cref="Advance"/> runs until it needs the network or is finished, so that hundreds of them share
/// one batch. Keeps its memory from search to search. The result depends on the position, the random state and the network alone,
/// never on the company in a batch.
/// </summary>
public abstract class SearchSlot<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Good from the end of a search to the beginning of the next.</summary>
    public SearchResult Result { get; } = new(TPosition.MaxMoves);

    public static SearchSlot<TPosition> Create(SearchConfig config) => config.Kind switch
    {
        SearchKind.Gumbel => new RuledSearchSlot<TPosition, GumbelSearch>(new GumbelSearch(config, TPosition.MaxMoves), config.WinInOne),
        SearchKind.Puct => new RuledSearchSlot<TPosition, PuctSearch>(new PuctSearch(config, TPosition.MaxMoves), config.WinInOne),
        SearchKind.Policy => new RuledSearchSlot<TPosition, PolicySampling>(new PolicySampling(config, TPosition.MaxMoves), config.WinInOne),
        _ => throw new ArgumentOutOfRangeException(nameof(config), config.Kind, "no such kind of search"),
    };

    /// <summary>Begins to search the last position of <paramref name="line"/>, which must not be the end of the game. Takes one
    /// number from <paramref name="rng"/>. Until the search is finished only it may move on the line; between two calls the line
    /// stands where it stood.</summary>
    /// <param name="simulations">0 leaves the network's first thought. Fast searches of PUCT have their own number.</param>
    public abstract void Begin(Line<TPosition> line, SearchMode mode, int simulations, ref Rng rng);

    /// <summary>Goes on; true when the search is finished, false when it has asked <paramref name="queue"/> and waits for its
    /// flush.</summary>
    public abstract bool Advance(EvaluationQueue<TPosition> queue);
}
