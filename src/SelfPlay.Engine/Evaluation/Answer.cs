namespace SelfPlay.Engine.Evaluation;

/// <summary>What the network says about one position, all of it from the side to move's point of view.</summary>
/// <param name="logits">The raw policy logit of each legal move, in their order.</param>
/// <param name="winDrawLoss">Three probabilities.</param>
public readonly ref struct Answer(ReadOnlySpan<float> logits, ReadOnlySpan<float> winDrawLoss)
{
    public ReadOnlySpan<float> Logits { get; } = logits;

    public ReadOnlySpan<float> WinDrawLoss { get; } = winDrawLoss;

    public float Draw => WinDrawLoss[1];

    /// <summary>Expected result in [-1, 1].</summary>
    public float Value => WinDrawLoss[0] - WinDrawLoss[2];
}
