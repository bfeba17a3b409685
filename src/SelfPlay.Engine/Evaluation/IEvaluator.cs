namespace SelfPlay.Engine.Evaluation;

/// <summary>Answers a batch: fills <see cref="EvaluationBatch.Logits"/> and <see cref="EvaluationBatch.WinDrawLoss"/> for its
/// <see cref="EvaluationBatch.Count"/> rows. A row's answer has the same bits whatever batch it is in. One instance serves one
/// thread.</summary>
public interface IEvaluator
{
    void Evaluate(EvaluationBatch batch);
}
