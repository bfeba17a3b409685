using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Analysis;

/// <summary>Reads an <see cref="AnalysisReport"/> off a tree.</summary>
internal sealed class AnalysisReporter(AnalysisTree tree, AnalysisRules rules)
{
    /// <summary>The considered moves of the root, best first.</summary>
    public List<int> Ranking()
    {
        var ranking = new List<int>();
        for (var i = 0; i < tree.Tree.Node(0).EdgeCount; i++)
        {
            if (rules.Considers(i)) ranking.Add(i);
        }

        ranking.Sort((a, b) => a == b ? 0 : AnalysisRules.IsBetter(tree, 0, a, b) ? -1 : AnalysisRules.IsBetter(tree, 0, b, a) ? 1 : a - b);
        return ranking;
    }

    /// <summary>The best considered move of the root and the one after it, or <see cref="Tree.None"/>.</summary>
    public (int Best, int Next) FirstTwo()
    {
        var (best, next) = (Tree.None, Tree.None);
        for (var i = 0; i < tree.Tree.Node(0).EdgeCount; i++)
        {
            if (!rules.Considers(i)) continue;
            if (best == Tree.None || AnalysisRules.IsBetter(tree, 0, i, best)) (best, next) = (i, best);
            else if (next == Tree.None || AnalysisRules.IsBetter(tree, 0, i, next)) next = i;
        }

        return (best, next);
    }

    /// <summary>True when more thought changes nothing: a considered move wins, or all are proven.</summary>
    public bool IsDecided()
    {
        var isComplete = true;
        for (var i = 0; i < tree.Tree.Node(0).EdgeCount; i++)
        {
            if (!rules.Considers(i)) continue;
            var kind = AnalysisRules.ProofOf(tree, 0, i).Kind;
            if (kind == ProofKind.Won) return true;
            isComplete &= kind != ProofKind.None;
        }

        return isComplete;
    }

    /// <summary>Plies of the line expected.</summary>
    public int ExpectedPlies() => Line(FirstTwo().Best).Count;

    public AnalysedMove Describe(int edge)
    {
        var edges = tree.Tree.Edges(0);
        var proof = AnalysisRules.ProofOf(tree, 0, edge);
        return new AnalysedMove(
            tree.Tree.Moves(0)[edge], edges.Priors[edge], edges.Visits[edge], OutcomeOf(edge, proof), proof.MateIn, Line(edge));
    }

    /// <summary>For the root's side to move: what is proven, or the mean over its evaluation and all visits.</summary>
    public WinDrawLoss RootOutcome()
    {
        var (best, _) = FirstTwo();
        if (IsDecided()) return AnalysisRules.ProofOf(tree, 0, best).Outcome;
        ref readonly var root = ref tree.Tree.Node(0);
        return Split(root.MeanValue, tree.Notes(0).DrawSum / (1 + root.Visits));
    }

    private WinDrawLoss OutcomeOf(int edge, Proof proof)
    {
        if (proof.IsKnown) return proof.Outcome;
        var edges = tree.Tree.Edges(0);
        if (edges.Visits[edge] == 0) return Split(tree.Tree.Node(0).Value, tree.Notes(0).Draw);
        return Split(edges.Q(edge), tree.Notes(tree.Tree.Children(0)[edge]).DrawSum / edges.Visits[edge]);
    }

    /// <summary>The move and what is expected after it, as far as it was visited or proven.</summary>
    private List<Move> Line(int edge)
    {
        var line = new List<Move> { tree.Tree.Moves(0)[edge] };
        for (var node = tree.Tree.Children(0)[edge]; node != Tree.None && HasNext(node); node = tree.Tree.Children(node)[edge])
        {
            edge = AnalysisRules.Best(tree, node);
            line.Add(tree.Tree.Moves(node)[edge]);
        }

        return line;
    }

    private bool HasNext(int node) => !tree.Tree.Node(node).IsTerminal && (tree.Tree.Node(node).Visits > 0 || tree.Notes(node).Proof.IsKnown);

    /// <summary>Three probabilities of a value and a draw share, rounding kept out.</summary>
    private static WinDrawLoss Split(float value, float draw)
    {
        draw = Math.Clamp(draw, 0, 1 - Math.Abs(value));
        return new WinDrawLoss((1 - draw + value) / 2, draw, (1 - draw - value) / 2);
    }
}
