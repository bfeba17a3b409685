using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Engine.Tests.Suites;

/// <summary>A network made by hand: likes the legal moves in the order in which they stand, expects the same result everywhere.</summary>
internal sealed class FavouriteEvaluator(float win, float draw, float loss) : IEvaluator
{
    public void Evaluate(EvaluationBatch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            for (var i = batch.Starts[row]; i < batch.Starts[row + 1]; i++) batch.Logits[i] = batch.Starts[row] - i;
            (batch.WinDrawLoss[3 * row], batch.WinDrawLoss[(3 * row) + 1], batch.WinDrawLoss[(3 * row) + 2]) = (win, draw, loss);
        }
    }
}
