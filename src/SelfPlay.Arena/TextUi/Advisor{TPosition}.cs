using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>What a person may ask a network: by search, or at first sight. Searches apart from whoever plays, so that asking changes no game.</summary>
internal sealed class Advisor<TPosition>(Game<TPosition> game, IEvaluator evaluator, Searcher<TPosition> searcher)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly EvaluationQueue<TPosition> _queue = new(game.Encoder, evaluator, capacity: 1, cachePositions: 0);

    public (AnalysisReport Report, TimeSpan Time) Search(Line<TPosition> line, Level level, Action<long> progress, CancellationToken cancel) =>
        searcher.Search(line, level, progress, cancel);

    /// <summary>The raw network on the last position, which is not the end of the game.</summary>
    public FirstSight Look(Line<TPosition> line)
    {
        var moves = new Move[TPosition.MaxMoves];
        moves = moves[..line.LegalMoves(moves)];
        _queue.Discard();
        var ticket = _queue.Ask(line, moves);
        _queue.Flush();
        var answer = _queue.Answer(ticket);
        var policy = new float[moves.Length];
        Softmax.Write(answer.Logits, policy);
        var outcome = answer.WinDrawLoss;
        return new FirstSight(moves, policy, new WinDrawLoss(outcome[0], outcome[1], outcome[2]));
    }
}
