using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Search;

/// <summary>
/// AlphaZero's PUCT (Silver et al. 2018) with what KataGo (Wu 2019, arXiv:1902.10565, sections 2 and 3) adds: playout-cap
/// randomisation, first-play urgency, forced playouts and policy target pruning.
/// </summary>
public struct PuctSearch(SearchConfig config, int maxMoves) : ISearchRules
{
    private readonly Puct _puct = new(config);
    private readonly float[] _weights = new float[maxMoves];
    private SearchMode _mode;
    private bool _explores; // a full search of self-play: with noise and forced playouts
    private bool _samples;

    /// <summary>Outside training every search is full. In training a full one has probability p, the others are fast and teach
    /// nothing (KataGo 3.1).</summary>
    public int Begin(SearchMode mode, int ply, int simulations, ref Rng rng)
    {
        _mode = mode;
        _explores = mode == SearchMode.Training && rng.NextDouble() < config.FullSearchShare;
        _samples = mode == SearchMode.Training && ply < config.TemperaturePlies;
        return mode == SearchMode.Training && !_explores ? config.FastSimulations : simulations;
    }

    public readonly void PrepareRoot(Tree tree, ReadOnlySpan<float> logits, ref Rng rng)
    {
        if (_explores) AddNoise(tree.Edges(0).Priors, ref rng);
    }

    public readonly int SelectAtRoot(Tree tree)
    {
        var forced = _explores ? FirstForced(tree) : Tree.None;
        return forced == Tree.None ? Select(tree, 0, 0) : forced;
    }

    public readonly int SelectBelow(Tree tree, int node) => Select(tree, node, config.FpuReduction);

    public readonly void Conclude(Tree tree, SearchResult result, ref Rng rng)
    {
        result.IsTarget = _mode == SearchMode.Evaluation || _explores;
        var policy = result.Policy.AsSpan(0, result.Count);
        if (tree.Node(0).Visits == 0) result.Prior.AsSpan(0, result.Count).CopyTo(policy);
        else WriteTarget(tree, policy);
        result.Chosen = _samples ? Sample(tree, policy, ref rng) : MostVisited(tree);
    }

    /// <summary>P = (1 - eps) * P + eps * Dirichlet(alpha), alpha = total / moves.</summary>
    private readonly void AddNoise(Span<float> priors, ref Rng rng)
    {
        var noise = _weights.AsSpan(0, priors.Length);
        var sum = 0f;
        foreach (ref var weight in noise) sum += weight = (float)rng.NextGamma(config.DirichletTotal / priors.Length);
        if (sum <= 0) return; // tiny alphas may underflow
        for (var i = 0; i < priors.Length; i++)
            priors[i] = ((1 - config.DirichletShare) * priors[i]) + (config.DirichletShare * noise[i] / sum);
    }

    /// <summary>The first of the best by <see cref="Puct"/>.</summary>
    private readonly int Select(Tree tree, int node, float reduction)
    {
        var edges = tree.Edges(node);
        var exploration = _puct.Exploration(tree.Node(node).Visits);
        var unvisited = Puct.FirstPlayUrgency(tree.Node(node), edges, reduction);
        var (best, bestScore) = (0, float.NegativeInfinity);
        for (var i = 0; i < edges.Count; i++)
        {
            var q = edges.Visits[i] == 0 ? unvisited : edges.Q(i);
            var score = Puct.Score(q, exploration, edges.Priors[i], edges.Visits[i]);
            if (score > bestScore) (best, bestScore) = (i, score);
        }

        return best;
    }

    /// <summary>The first move tried already that has fewer visits than its prior grants it (KataGo 3.2).</summary>
    private readonly int FirstForced(Tree tree)
    {
        var edges = tree.Edges(0);
        var total = tree.Node(0).Visits;
        for (var i = 0; i < edges.Count; i++)
        {
            if (edges.Visits[i] > 0 && edges.Visits[i] < Forced(edges.Priors[i], total)) return i;
        }

        return Tree.None;
    }

    /// <summary>sqrt(k * P(a) * sumN).</summary>
    private readonly float Forced(float prior, int total) => MathF.Sqrt(config.ForcedPlayouts * prior * total);

    /// <summary>The visits, without those that were forced, as shares.</summary>
    private readonly void WriteTarget(Tree tree, Span<float> policy)
    {
        CopyVisits(tree, policy);
        if (_explores) Prune(tree, policy);
        var sum = 0f;
        foreach (var weight in policy) sum += weight;
        foreach (ref var weight in policy) weight /= sum;
    }

    /// <summary>
    /// Takes from every move but the most visited one up to its forced visits, as long as PUCT would still prefer the most
    /// visited one; a move left with a single visit is dropped (KataGo 3.2).
    /// </summary>
    private readonly void Prune(Tree tree, Span<float> policy)
    {
        var edges = tree.Edges(0);
        var total = tree.Node(0).Visits;
        var exploration = _puct.Exploration(total);
        var best = MostVisited(tree);
        var bar = Puct.Score(edges.Q(best), exploration, edges.Priors[best], edges.Visits[best]);
        for (var i = 0; i < policy.Length; i++)
        {
            if (i == best || edges.Visits[i] == 0) continue;
            var kept = edges.Visits[i];
            var floor = Math.Max(0, kept - (int)MathF.Ceiling(Forced(edges.Priors[i], total)));
            while (kept > floor && Puct.Score(edges.Q(i), exploration, edges.Priors[i], kept - 1) < bar) kept--;
            policy[i] = kept <= 1 ? 0 : kept;
        }
    }

    /// <summary>The move with the most visits; of equals the one of the highest prior, then the first.</summary>
    private static int MostVisited(Tree tree)
    {
        var edges = tree.Edges(0);
        var best = 0;
        for (var i = 1; i < edges.Count; i++)
        {
            var more = edges.Visits[i] - edges.Visits[best];
            if (more > 0 || (more == 0 && edges.Priors[i] > edges.Priors[best])) best = i;
        }

        return best;
    }

    /// <summary>Temperature 1 over all visits, forced ones too: the move to play is apart from the policy to learn.</summary>
    private readonly int Sample(Tree tree, ReadOnlySpan<float> policy, ref Rng rng)
    {
        if (tree.Node(0).Visits == 0) return Choosing.Draw(policy, ref rng);
        var weights = _weights.AsSpan(0, policy.Length);
        CopyVisits(tree, weights);
        return Choosing.Draw(weights, ref rng);
    }

    private static void CopyVisits(Tree tree, Span<float> visits)
    {
        var edges = tree.Edges(0);
        for (var i = 0; i < visits.Length; i++) visits[i] = edges.Visits[i];
    }
}
