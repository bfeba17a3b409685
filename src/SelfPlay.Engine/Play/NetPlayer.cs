using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>Plays what a search with a network finds, without noise: with temperature 0 the same move in the same game every time.</summary>
public sealed class NetPlayer<TPosition> : IPlayer<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly EvaluationQueue<TPosition> _queue;
    private readonly SearchBatch<TPosition> _batch;
    private readonly Move[] _legal = new Move[TPosition.MaxMoves];
    private readonly int _simulations;
    private readonly float _temperature;

    /// <param name="encoder">The game's encoder.</param>
    /// <param name="evaluator">The network.</param>
    /// <param name="search">How to search.</param>
    /// <param name="simulations">Per move; 0 plays the most likely move of the raw policy.</param>
    /// <param name="gamesInFlight">Games searched at once: the batch their leaves form.</param>
    /// <param name="cachePositions">Positions that the evaluation cache holds.</param>
    /// <param name="temperature">Above 0: moves are drawn by the search's policy to the power of 1 / temperature.</param>
    public NetPlayer(
        IEncoder<TPosition> encoder,
        IEvaluator evaluator,
        SearchConfig search,
        int simulations,
        int gamesInFlight,
        int cachePositions,
        float temperature = 0)
    {
        _queue = new EvaluationQueue<TPosition>(encoder, evaluator, gamesInFlight, cachePositions);
        _batch = new SearchBatch<TPosition>(search, _queue);
        _simulations = simulations;
        _temperature = temperature;
    }

    public void ChooseMoves(IReadOnlyList<Line<TPosition>> lines, Span<Choice> choices, Span<Rng> rngs)
    {
        var found = new (int Chosen, float Value)[lines.Count];
        var chances = _temperature > 0 ? Chances(rngs) : [];
        _batch.Run(lines, SearchMode.Evaluation, _simulations, rngs, (line, result) => found[line] =
            (_temperature > 0 ? Draw(result, ref chances[line]) : result.Chosen, result.Value));
        for (var i = 0; i < found.Length; i++)
        {
            lines[i].LegalMoves(_legal);
            choices[i] = new Choice(_legal[found[i].Chosen], found[i].Value);
        }
    }

    private static Rng[] Chances(Span<Rng> rngs)
    {
        var chances = new Rng[rngs.Length];
        for (var i = 0; i < chances.Length; i++) chances[i] = new Rng(rngs[i].NextUInt64());
        return chances;
    }

    private int Draw(SearchResult result, ref Rng rng) => Choosing.Draw(result.Policy.AsSpan(0, result.Count), _temperature, ref rng);
}
