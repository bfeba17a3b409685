using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Analysis;

/// <summary>Which way a simulation goes down, and which move is the best in the end.</summary>
internal sealed class AnalysisRules(SearchConfig config, int maxMoves)
{
    private readonly Puct _puct = new(config);
    private readonly bool[] _isConsidered = new bool[maxMoves];

    /// <summary>Restricts the root to some of its moves; none restricts nothing.</summary>
    public void Consider(ReadOnlySpan<Move> legal, IReadOnlyList<Move> moves)
    {
        for (var i = 0; i < legal.Length; i++) _isConsidered[i] = moves.Count == 0 || moves.Contains(legal[i]);
        if (!_isConsidered.AsSpan(0, legal.Length).Contains(true)) throw new ArgumentException("none of the moves to consider is legal", nameof(moves));
    }

    public bool Considers(int edge) => _isConsidered[edge];

    /// <summary>The first of the best by <see cref="Puct"/>. Moves that are proven to lose are left out: an unproven node has others.</summary>
    public int Select(AnalysisTree tree, int node)
    {
        ref readonly var parent = ref tree.Tree.Node(node);
        var edges = tree.Tree.Edges(node);
        var children = tree.Tree.Children(node);
        var exploration = _puct.Exploration(parent.Visits);
        var unvisited = Puct.FirstPlayUrgency(parent, edges, node == 0 ? 0 : config.FpuReduction);
        var (best, bestScore) = (Tree.None, float.NegativeInfinity);
        for (var i = 0; i < children.Length; i++)
        {
            if (node == 0 && !_isConsidered[i]) continue;
            var score = children[i] == Tree.None
                ? Puct.Score(unvisited, exploration, edges.Priors[i], 0)
                : Score(tree.Notes(children[i]), edges, i, unvisited, exploration);
            if (score > bestScore) (best, bestScore) = (i, score);
        }

        return best;
    }

    /// <summary>
    /// Simulations under way count as visits, but not as losses: so waiting moves lose urgency and their value stays what it is (as in lc0;
    /// counted as losses they cost 16 leaves a batch more than 100 Elo at 100 nodes, this way nothing that could be measured). What is proven
    /// leaves nothing to explore.
    /// </summary>
    private static float Score(in NodeNotes child, in Edges edges, int move, float unvisited, float exploration)
    {
        if (child.Proof.IsKnown) return child.Proof.Kind == ProofKind.Won ? float.NegativeInfinity : -child.Proof.Outcome.Value;
        var visits = edges.Visits[move];
        return Puct.Score(visits == 0 ? unvisited : edges.Q(move), exploration, edges.Priors[move], visits + child.InFlight);
    }

    /// <summary>A proven win, the shortest first; then by visits, value and prior; proven losses last, the longest first.</summary>
    public static bool IsBetter(AnalysisTree tree, int node, int move, int than)
    {
        var (a, b) = (ProofOf(tree, node, move), ProofOf(tree, node, than));
        var (aRank, bRank) = (Rank(a), Rank(b));
        if (aRank != bRank) return aRank > bRank;
        if (aRank != 0) return a.IsBetterThan(b);
        var edges = tree.Tree.Edges(node);
        if (edges.Visits[move] != edges.Visits[than]) return edges.Visits[move] > edges.Visits[than];
        if (edges.ValueSums[move] != edges.ValueSums[than]) return edges.ValueSums[move] > edges.ValueSums[than];
        return edges.Priors[move] > edges.Priors[than];
    }

    /// <summary>What is proven of a move, for the side that makes it.</summary>
    public static Proof ProofOf(AnalysisTree tree, int node, int move)
    {
        var child = tree.Tree.Children(node)[move];
        return child == Tree.None ? Proof.None : tree.Notes(child).Proof.OfMove();
    }

    /// <summary>The best move of a node; of equals the first.</summary>
    public static int Best(AnalysisTree tree, int node)
    {
        var best = 0;
        for (var i = 1; i < tree.Tree.Node(node).EdgeCount; i++)
        {
            if (IsBetter(tree, node, i, best)) best = i;
        }

        return best;
    }

    private static int Rank(Proof proof) => proof.Kind switch
    {
        ProofKind.Won => 1,
        ProofKind.Lost => -1,
        _ => 0,
    };
}
