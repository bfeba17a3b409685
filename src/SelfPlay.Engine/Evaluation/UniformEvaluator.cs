namespace SelfPlay.Engine.Evaluation;

/// <summary>Knows nothing: all moves alike, every position a draw. Leaves a search with the rules alone; for benchmarks and
/// tests.</summary>
public sealed class UniformEvaluator : IEvaluator
{
    public void Evaluate(EvaluationBatch batch)
    {
        batch.Logits.AsSpan(0, batch.Starts[batch.Count]).Clear();
        for (var row = 0; row < batch.Count; row++)
        {
            var answer = batch.WinDrawLoss.AsSpan(3 * row, 3);
            answer.Clear();
            answer[1] = 1;
        }
    }
}
