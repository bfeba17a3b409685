using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Evaluation;

/// <summary>What a network says of a position without any search.</summary>
/// <param name="Moves">All legal moves, in their order.</param>
/// <param name="Policy">The probability of each; they sum to 1.</param>
/// <param name="Outcome">For the side to move.</param>
public sealed record FirstSight(IReadOnlyList<Move> Moves, IReadOnlyList<float> Policy, WinDrawLoss Outcome)
{
    /// <summary>The probability of a legal move.</summary>
    public float Prior(Move move)
    {
        var place = 0;
        while (Moves[place] != move) place++;
        return Policy[place];
    }

    /// <param name="game">The game.</param>
    /// <param name="evaluator">The network.</param>
    /// <param name="line">The game so far, with legal moves in its last position.</param>
    public static FirstSight Of<TPosition>(Game<TPosition> game, IEvaluator evaluator, Line<TPosition> line)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var queue = new EvaluationQueue<TPosition>(game.Encoder, evaluator, capacity: 1, cachePositions: 0);
        var moves = new Move[TPosition.MaxMoves];
        moves = moves[..line.LegalMoves(moves)];
        var ticket = queue.Ask(line, moves);
        queue.Flush();
        var answer = queue.Answer(ticket);
        var policy = new float[moves.Length];
        Softmax.Write(answer.Logits, policy);
        var outcome = answer.WinDrawLoss;
        return new FirstSight(moves, policy, new WinDrawLoss(outcome[0], outcome[1], outcome[2]));
    }
}
