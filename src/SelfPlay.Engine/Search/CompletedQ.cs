namespace SelfPlay.Engine.Search;

/// <summary>
/// The values of all moves of a node, visited or not, on the scale of logits: sigma(completedQ) of Danihelka et al. 2022, "Policy
/// improvement by planning with Gumbel", with completed Q rescaled to [0, 1] per node as mctx does.
/// <code>
/// v_mix          = (v + sumN * (sum of P * Q / sum of P over the visited moves)) / (1 + sumN)        appendix D
/// completedQ(a)  = Q(a) where visited, v_mix elsewhere                                              section 4
/// sigma(q)       = (c_visit + max N) * c_scale * (q - min) / (max - min)                            section 3
/// </code>
/// Not to be mixed with c_scale = 1, which belongs to Q in [-1, 1] that is not rescaled.
/// </summary>
public readonly struct CompletedQ
{
    /// <summary>Keeps the mass of the visited moves above zero (mctx: the smallest normal number).</summary>
    private const float Tiny = 1.1754944e-38f;

    /// <summary>Below this spread the values count as equal (mctx).</summary>
    private const float Epsilon = 1e-8f;

    private readonly float _low;
    private readonly float _scale;

    private CompletedQ(float mixed, float low, float high, float reach)
    {
        (Mixed, Reach, _low) = (mixed, reach, low);
        _scale = reach / MathF.Max(high - low, Epsilon);
    }

    /// <summary>v_mix: what an unvisited move is taken to be worth.</summary>
    public float Mixed { get; }

    /// <summary>The largest sigma there can be: that of the best move.</summary>
    public float Reach { get; }

    /// <param name="value">The node's own evaluation v.</param>
    /// <param name="edges">The node's moves.</param>
    /// <param name="config">For c_visit and c_scale.</param>
    public static CompletedQ Of(float value, in Edges edges, SearchConfig config)
    {
        var (sumN, maxN, visited) = (0, 0, 0);
        var (mass, weighted) = (0f, 0f);
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        for (var i = 0; i < edges.Count; i++)
        {
            if (edges.Visits[i] == 0) continue;
            var q = edges.Q(i);
            var prior = MathF.Max(edges.Priors[i], Tiny);
            visited++;
            sumN += edges.Visits[i];
            maxN = Math.Max(maxN, edges.Visits[i]);
            mass += prior;
            weighted += prior * q;
            (low, high) = (MathF.Min(low, q), MathF.Max(high, q));
        }

        var mixed = visited == 0 ? value : (value + (sumN * (weighted / mass))) / (1 + sumN);
        if (visited < edges.Count) (low, high) = (MathF.Min(low, mixed), MathF.Max(high, mixed));
        return new CompletedQ(mixed, low, high, (config.CVisit + maxN) * config.CScale);
    }

    /// <summary>sigma(completedQ) of a move.</summary>
    public float Sigma(in Edges edges, int move) => Sigma(edges.Visits[move] == 0 ? Mixed : edges.Q(move));

    /// <summary>Writes pi' = softmax(logits + sigma(completedQ)), the improved policy (section 4), given the priors instead of
    /// the logits.</summary>
    public void WriteImprovedPolicy(in Edges edges, Span<float> policy)
    {
        var unvisited = MathF.Exp(Sigma(Mixed) - Reach); // most moves of a tree are never visited: one exponential for all
        var sum = 0f;
        for (var i = 0; i < policy.Length; i++)
        {
            policy[i] = edges.Priors[i] * (edges.Visits[i] == 0 ? unvisited : MathF.Exp(Sigma(edges.Q(i)) - Reach));
            sum += policy[i];
        }

        var scale = 1 / sum;
        for (var i = 0; i < policy.Length; i++) policy[i] *= scale;
    }

    private float Sigma(float q) => _scale * (q - _low);
}
