using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Evaluation;

/// <summary>Answers by a network, whose largest batch must be that of the batches asked. The network stays its owner's.</summary>
public sealed class NetEvaluator(InferenceNet net) : IEvaluator
{
    public void Evaluate(EvaluationBatch batch) =>
        net.Evaluate(batch.Planes, batch.Count, batch.Starts, batch.Indices, batch.Logits, batch.WinDrawLoss);
}
