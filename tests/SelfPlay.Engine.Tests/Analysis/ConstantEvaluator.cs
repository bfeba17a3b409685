using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Engine.Tests.Analysis;

/// <summary>All moves alike, and the same hopes for every side to move.</summary>
internal sealed class ConstantEvaluator(float win, float draw, float loss) : IEvaluator
{
    public void Evaluate(EvaluationBatch batch)
    {
        batch.Logits.AsSpan(0, batch.Starts[batch.Count]).Clear();
        for (var row = 0; row < batch.Count; row++)
            (batch.WinDrawLoss[3 * row], batch.WinDrawLoss[(3 * row) + 1], batch.WinDrawLoss[(3 * row) + 2]) = (win, draw, loss);
    }
}
