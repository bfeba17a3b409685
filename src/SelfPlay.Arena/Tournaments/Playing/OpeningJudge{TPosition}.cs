using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Net.Models;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Says what a position is worth, as the most trained network of a tournament sees it at first sight. Not thread-safe.</summary>
internal sealed class OpeningJudge<TPosition> : IDisposable
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const int CachePositions = 1000;

    private readonly LoadedNetwork _network;
    private readonly EvaluationQueue<TPosition> _queue;

    private OpeningJudge(Game<TPosition> game, NetworkWeights weights, string device)
    {
        _network = new LoadedNetwork(device, threads: 1, weights, capacity: 1);
        _queue = new EvaluationQueue<TPosition>(game.Encoder, _network.Evaluator, capacity: 1, CachePositions);
    }

    /// <summary>Null where there is no trained network.</summary>
    public static OpeningJudge<TPosition>? Among(IReadOnlyList<Contestant> players, Game<TPosition> game, string device) =>
        players.Where(player => player.Spec.Kind == PlayerKind.Checkpoint).MaxBy(player => player.Entrant.Step) is { Weights: { } weights }
            ? new OpeningJudge<TPosition>(game, weights, device)
            : null;

    /// <summary>In [-1, 1] for the side to move.</summary>
    public double Value(Line<TPosition> line)
    {
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        var ticket = _queue.Ask(line, moves[..line.LegalMoves(moves)]);
        _queue.Flush();
        return _queue.Answer(ticket).Value;
    }

    public void Dispose() => _network.Dispose();
}
