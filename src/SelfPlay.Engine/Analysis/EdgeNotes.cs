using SelfPlay.Engine.Search;

namespace SelfPlay.Engine.Analysis;

/// <summary>What an analysis keeps of moves beside its tree: columns like the tree's own, one entry an edge, so that a choice among the moves of a node reads nothing of the nodes
/// below, which lie all over the memory.</summary>
internal sealed class EdgeNotes
{
    private int[] _inFlight = [];
    private float[] _known = [];

    /// <summary>Simulations that went this way and wait for the network: they count as visits, but bring no value yet.</summary>
    public ReadOnlySpan<int> InFlight(in TreeNode node) => _inFlight.AsSpan(node.FirstEdge, node.EdgeCount);

    /// <summary>What replaces the score of a move whose end is proven, for the side that makes it; not a number for the others.</summary>
    public ReadOnlySpan<float> Known(in TreeNode node) => _known.AsSpan(node.FirstEdge, node.EdgeCount);

    /// <summary>Makes room for a node that was added last.</summary>
    public void Add(in TreeNode node)
    {
        var (first, end) = (node.FirstEdge, node.FirstEdge + node.EdgeCount);
        if (end > _known.Length) Grow(end);
        _inFlight.AsSpan(first, node.EdgeCount).Clear();
        _known.AsSpan(first, node.EdgeCount).Fill(float.NaN);
    }

    /// <summary>The same for a node that comes from another tree.</summary>
    public void Add(in TreeNode node, EdgeNotes source, in TreeNode origin)
    {
        Add(node);
        source.InFlight(origin).CopyTo(_inFlight.AsSpan(node.FirstEdge));
        source.Known(origin).CopyTo(_known.AsSpan(node.FirstEdge));
    }

    public void AddInFlight(int edge, int count) => _inFlight[edge] += count;

    /// <summary>What is proven leaves nothing to explore: its value counts, and a move that loses is not tried, for an unproven node has others.</summary>
    /// <param name="edge">The move.</param>
    /// <param name="below">What is proven of the position after it.</param>
    public void Prove(int edge, Proof below) => _known[edge] = below.Kind switch
    {
        ProofKind.None => float.NaN,
        ProofKind.Won => float.NegativeInfinity,
        _ => -below.Outcome.Value,
    };

    private void Grow(int atLeast)
    {
        var size = Math.Max(atLeast, 2 * _known.Length);
        Array.Resize(ref _inFlight, size);
        Array.Resize(ref _known, size);
    }
}
