using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>What the network says of a position by itself, without a search.</summary>
/// <param name="Moves">The legal moves.</param>
/// <param name="Policy">Their probabilities, in the same order.</param>
/// <param name="Outcome">For the side to move.</param>
internal sealed record RawAnswer(IReadOnlyList<Move> Moves, IReadOnlyList<float> Policy, WinDrawLoss Outcome)
{
    /// <param name="game">Whose encoder the network sees through.</param>
    /// <param name="line">The game so far, which must not be over.</param>
    /// <param name="evaluator">The network.</param>
    public static RawAnswer Ask<TPosition>(Game<TPosition> game, Line<TPosition> line, IEvaluator evaluator)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var batch = new EvaluationBatch(1, game.Planes.Size, game.MaxMoves) { Count = 1 };
        var moves = new Move[game.MaxMoves];
        moves = moves[..line.LegalMoves(moves)];
        game.Encoder.Encode(line.Positions, batch.Planes);
        game.Encoder.PolicyIndices(line.Position, moves, batch.Indices);
        batch.Starts[1] = moves.Length;
        evaluator.Evaluate(batch);
        var policy = new float[moves.Length];
        Softmax.Write(batch.Logits.AsSpan(0, moves.Length), policy);
        return new RawAnswer(moves, policy, new WinDrawLoss(batch.WinDrawLoss[0], batch.WinDrawLoss[1], batch.WinDrawLoss[2]));
    }
}
