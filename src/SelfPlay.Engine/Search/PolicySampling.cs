using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Search;

/// <summary>
/// No search: the move is drawn from the network's policy (its most likely one outside training). The policy of the result is the
/// network's own; what is learnt, the winner's moves, is known only at the end of the game.
/// </summary>
public struct PolicySampling(SearchConfig config, int maxMoves) : ISearchRules
{
    private readonly float[] _logits = new float[maxMoves];
    private SearchMode _mode;

    public int Begin(SearchMode mode, int ply, int simulations, ref Rng rng)
    {
        _mode = mode;
        return 0;
    }

    public readonly void PrepareRoot(Tree tree, ReadOnlySpan<float> logits, ref Rng rng) => logits.CopyTo(_logits);

    public readonly int SelectAtRoot(Tree tree) => Choosing.Best(tree.Edges(0).Priors);

    public readonly int SelectBelow(Tree tree, int node) => Choosing.Best(tree.Edges(node).Priors);

    public readonly void Conclude(Tree tree, SearchResult result, ref Rng rng)
    {
        var policy = result.Policy.AsSpan(0, result.Count);
        tree.Edges(0).Priors.CopyTo(policy);
        result.IsTarget = true;
        result.Chosen = _mode == SearchMode.Training ? Sample(result.Count, ref rng) : Choosing.Best(policy);
    }

    private readonly int Sample(int count, ref Rng rng)
    {
        var weights = _logits.AsSpan(0, count);
        foreach (ref var logit in weights) logit /= config.PolicyTemperature;
        Softmax.Write(weights, weights);
        return Choosing.Draw(weights, ref rng);
    }
}
