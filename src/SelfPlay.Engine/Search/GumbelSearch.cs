using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Search;

/// <summary>
/// Gumbel AlphaZero (Danihelka et al. 2022): the root draws its candidates without replacement by the Gumbel-top-k trick and
/// halves them in phases (algorithm 2); below, visits follow the improved policy (section 5). The policy to learn has no noise in
/// it.
/// </summary>
public struct GumbelSearch(SearchConfig config, int maxMoves) : ISearchRules
{
    private readonly float[] _scores = new float[maxMoves]; // Gumbel + logit of each root move
    private readonly float[] _weights = new float[maxMoves];
    private int[] _schedule = [];
    private int _simulations;
    private SearchMode _mode;

    public int Begin(SearchMode mode, int ply, int simulations, ref Rng rng)
    {
        if (_schedule.Length < simulations) _schedule = new int[simulations];
        (_mode, _simulations) = (mode, simulations);
        return simulations;
    }

    /// <summary>One Gumbel vector a search; none outside training, where the candidates are the most likely moves.</summary>
    public readonly void PrepareRoot(Tree tree, ReadOnlySpan<float> logits, ref Rng rng)
    {
        var max = Softmax.Max(logits);
        for (var i = 0; i < logits.Length; i++)
            _scores[i] = logits[i] - max + (_mode == SearchMode.Training ? rng.NextGumbel() : 0);
        SequentialHalving.Fill(_schedule.AsSpan(0, _simulations), Math.Min(config.ConsideredMoves, logits.Length));
    }

    /// <summary>The best of the moves that have the visits which the schedule asks for.</summary>
    public readonly int SelectAtRoot(Tree tree) => BestWithVisits(tree, _schedule[tree.Node(0).Visits]);

    /// <summary>argmax of pi'(a) - N(a) / (1 + sumN): visits in proportion to the improved policy, without randomness (section
    /// 5).</summary>
    public readonly int SelectBelow(Tree tree, int node)
    {
        var edges = tree.Edges(node);
        if (tree.Node(node).Visits == 0) return Choosing.Best(edges.Priors);
        var policy = _weights.AsSpan(0, edges.Count);
        CompletedQ.Of(tree.Node(node).Value, edges, config).WriteImprovedPolicy(edges, policy);
        var share = 1f / (1 + tree.Node(node).Visits);
        for (var i = 0; i < policy.Length; i++) policy[i] -= edges.Visits[i] * share;
        return Choosing.Best(policy);
    }

    public readonly void Conclude(Tree tree, SearchResult result, ref Rng rng)
    {
        var edges = tree.Edges(0);
        var most = 0;
        foreach (var visits in edges.Visits) most = Math.Max(most, visits);
        result.Chosen = BestWithVisits(tree, most);
        result.IsTarget = true;
        CompletedQ.Of(tree.Node(0).Value, edges, config).WriteImprovedPolicy(edges, result.Policy.AsSpan(0, result.Count));
    }

    private readonly int BestWithVisits(Tree tree, int wanted)
    {
        var edges = tree.Edges(0);
        var completed = CompletedQ.Of(tree.Node(0).Value, edges, config);
        var (best, bestScore) = (0, float.NegativeInfinity);
        for (var i = 0; i < edges.Count; i++)
        {
            if (edges.Visits[i] != wanted) continue;
            var score = _scores[i] + completed.Sigma(edges, i);
            if (score > bestScore) (best, bestScore) = (i, score);
        }

        return best;
    }
}
