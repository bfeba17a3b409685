namespace SelfPlay.Net.Tensors;

/// <summary>The name, size and start of one array of a network.</summary>
/// <param name="Start">Weights: the standard deviation of the normal distribution they are drawn from. Others: the value itself.</param>
public sealed record ArraySpec(string Name, int Length, ArrayKind Kind, float Start)
{
    public bool IsLearnt => Kind is not (ArrayKind.Mean or ArrayKind.Variance);
}
