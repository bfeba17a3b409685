using System.Runtime.Intrinsics;

namespace SelfPlay.Engine.Search;

/// <summary>The formula of PUCT (Silver et al. 2018): score = Q(a) + c * P(a) * sqrt(N) / (1 + N(a)). One for self-play and analysis.</summary>
public readonly struct Puct(SearchConfig config)
{
    /// <summary>c * sqrt(N), with c growing by the logarithm of N (AlphaZero's pseudo code). N counts the node's own evaluation
    /// too, so that the first visit goes by P.</summary>
    /// <param name="visits">Of the node's edges.</param>
    public float Exploration(int visits)
    {
        var n = 1f + visits;
        return (config.CPuct + MathF.Log((n + config.CPuctBase) / config.CPuctBase)) * MathF.Sqrt(n);
    }

    /// <param name="q">What the move is worth.</param>
    /// <param name="exploration">See <see cref="Exploration"/>.</param>
    /// <param name="prior">P of the move.</param>
    /// <param name="visits">N of the move.</param>
    public static float Score(float q, float exploration, float prior, int visits) => q + (exploration * prior / (1 + visits));

    /// <summary>The same for eight moves at once.</summary>
    public static Vector256<float> Score(Vector256<float> q, float exploration, Vector256<float> prior, Vector256<int> visits) =>
        q + (exploration * prior / Vector256.ConvertToSingle(visits + Vector256<int>.One));

    /// <summary>The value of an unvisited move: the node's mean, less reduction * sqrt(sum of P over the visited moves) (Wu 2019,
    /// arXiv:1902.10565, section 2).</summary>
    public static float FirstPlayUrgency(in TreeNode node, in Edges edges, float reduction)
    {
        if (reduction == 0 || node.Visits == 0) return node.MeanValue;
        var mass = 0f;
        for (var i = 0; i < edges.Count; i++) mass += edges.Visits[i] > 0 ? edges.Priors[i] : 0;
        return node.MeanValue - (reduction * MathF.Sqrt(mass));
    }
}
