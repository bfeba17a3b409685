namespace SelfPlay.Engine.Search;

/// <summary>What a node knows of its moves, in the order of the legal moves.</summary>
/// <param name="priors">P: probability of each before any visit. The search writes it, once, when the network has
/// answered.</param>
/// <param name="visits">N of each.</param>
/// <param name="valueSums">N * Q of each, for the side to move at the node.</param>
public readonly ref struct Edges(Span<float> priors, ReadOnlySpan<int> visits, ReadOnlySpan<float> valueSums)
{
    public int Count => Priors.Length;

    public Span<float> Priors { get; } = priors;

    public ReadOnlySpan<int> Visits { get; } = visits;

    public ReadOnlySpan<float> ValueSums { get; } = valueSums;

    /// <summary>Mean value of a visited move for the side to move at the node, in [-1, 1].</summary>
    public float Q(int move) => ValueSums[move] / Visits[move];
}
