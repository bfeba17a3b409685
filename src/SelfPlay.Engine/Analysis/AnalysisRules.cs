using System.Runtime.Intrinsics;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Analysis;

/// <summary>Which way a simulation goes down, and which move is the best in the end.</summary>
internal sealed class AnalysisRules(SearchConfig config, int maxMoves)
{
    private readonly Puct _puct = new(config);
    private readonly bool[] _isConsidered = new bool[maxMoves];
    private bool _considersAll;

    /// <summary>Restricts the root to some of its moves; none restricts nothing.</summary>
    public void Consider(ReadOnlySpan<Move> legal, IReadOnlyList<Move> moves)
    {
        for (var i = 0; i < legal.Length; i++) _isConsidered[i] = moves.Count == 0 || moves.Contains(legal[i]);
        _considersAll = !_isConsidered.AsSpan(0, legal.Length).Contains(false);
        if (!_isConsidered.AsSpan(0, legal.Length).Contains(true)) throw new ArgumentException("none of the moves to consider is legal", nameof(moves));
    }

    public bool Considers(int edge) => _isConsidered[edge];

    /// <summary>
    /// The first of the best by <see cref="Puct"/>. Simulations under way count as visits, but not as losses: so waiting moves lose urgency and their value stays what it is
    /// (as in lc0; counted as losses they cost 16 leaves a batch more than 100 Elo at 100 nodes, this way nothing that could be measured).
    /// </summary>
    public int Select(AnalysisTree tree, int node)
    {
        ref readonly var parent = ref tree.Tree.Node(node);
        var edges = tree.Tree.Edges(node);
        var inFlight = tree.Edges.InFlight(parent);
        var known = tree.Edges.Known(parent);
        var exploration = _puct.Exploration(parent.Visits);
        var unvisited = Puct.FirstPlayUrgency(parent, edges, node == 0 ? 0 : config.FpuReduction);
        if (edges.Count >= Vector256<float>.Count && (node != 0 || _considersAll)) return SelectEightAtOnce(edges, inFlight, known, unvisited, exploration);
        var (best, bestScore) = (Tree.None, float.NegativeInfinity);
        for (var i = 0; i < edges.Count; i++)
        {
            if (node == 0 && !_isConsidered[i]) continue;
            var score = known[i];
            if (float.IsNaN(score)) score = Puct.Score(edges.Visits[i] == 0 ? unvisited : edges.Q(i), exploration, edges.Priors[i], edges.Visits[i] + inFlight[i]);
            if (score > bestScore) (best, bestScore) = (i, score);
        }

        return best;
    }

    /// <summary>The same, bit for bit, for eight moves or more. Every lane keeps the first of its best.</summary>
    private static int SelectEightAtOnce(in Edges edges, ReadOnlySpan<int> inFlight, ReadOnlySpan<float> known, float unvisited, float exploration)
    {
        var (best, bestScore) = (Vector256.Create(Tree.None), Vector256.Create(float.NegativeInfinity));
        for (var i = 0; i < edges.Count; i += Vector256<float>.Count)
        {
            var from = Math.Min(i, edges.Count - Vector256<float>.Count); // the last eight may begin with moves that were seen already
            var visits = Vector256.Create(edges.Visits[from..]);
            var q = Vector256.ConditionalSelect(
                Vector256.Equals(visits, Vector256<int>.Zero).AsSingle(), Vector256.Create(unvisited), Vector256.Create(edges.ValueSums[from..]) / Vector256.ConvertToSingle(visits));
            var score = Puct.Score(q, exploration, Vector256.Create<float>(edges.Priors[from..]), visits + Vector256.Create(inFlight[from..]));
            var end = Vector256.Create(known[from..]);
            score = Vector256.ConditionalSelect(Vector256.Equals(end, end), end, score);
            var isBetter = Vector256.GreaterThan(score, bestScore);
            bestScore = Vector256.ConditionalSelect(isBetter, score, bestScore);
            best = Vector256.ConditionalSelect(isBetter.AsInt32(), Vector256.CreateSequence(from, 1), best);
        }

        return FirstOfBest(best, bestScore);
    }

    private static int FirstOfBest(Vector256<int> moves, Vector256<float> scores)
    {
        var (best, bestScore) = (moves[0], scores[0]);
        for (var lane = 1; lane < Vector256<float>.Count; lane++)
        {
            if (scores[lane] > bestScore || (scores[lane] == bestScore && moves[lane] < best)) (best, bestScore) = (moves[lane], scores[lane]);
        }

        return best;
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
