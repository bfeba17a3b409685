using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>Plays what a search with a network finds, without noise: the same move in the same game every time.</summary>
public sealed class NetPlayer<TPosition> : IPlayer<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly EvaluationQueue<TPosition> _queue;
    private readonly SearchBatch<TPosition> _batch;
    private readonly Move[] _legal = new Move[TPosition.MaxMoves];
    private readonly int _simulations;

    /// <param name="encoder">The game's encoder.</param>
    /// <param name="evaluator">The network.</param>
    /// <param name="search">How to search.</param>
    /// <param name="simulations">Per move; 0 plays the most likely move of the raw policy.</param>
    /// <param name="gamesInFlight">Games searched at once: the batch their leaves form.</param>
    /// <param name="cachePositions">Positions that the evaluation cache holds.</param>
    public NetPlayer(
        IEncoder<TPosition> encoder,
        IEvaluator evaluator,
        SearchConfig search,
        int simulations,
        int gamesInFlight,
        int cachePositions)
    {
        _queue = new EvaluationQueue<TPosition>(encoder, evaluator, gamesInFlight, cachePositions);
        _batch = new SearchBatch<TPosition>(search, _queue);
        _simulations = simulations;
    }

    public void ChooseMoves(IReadOnlyList<Line<TPosition>> lines, Span<Move> moves, Span<Rng> rngs)
    {
        var chosen = new int[lines.Count];
        _batch.Run(lines, SearchMode.Evaluation, _simulations, rngs, (line, result) => chosen[line] = result.Chosen);
        for (var i = 0; i < chosen.Length; i++)
        {
            lines[i].LegalMoves(_legal);
            moves[i] = _legal[chosen[i]];
        }
    }
}
