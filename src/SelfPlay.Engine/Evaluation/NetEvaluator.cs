using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Evaluation;

/// <summary>Asks a network. The network's batches must be at least as large as the queue's.</summary>
public sealed class NetEvaluator(InferenceNet net) : IEvaluator
{
    public void Evaluate(EvaluationBatch batch) =>
        net.Evaluate(batch.Planes, batch.Count, batch.Starts, batch.Indices, batch.Logits, batch.WinDrawLoss);
}
