using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Search;

/// <summary>
/// A search tree in flat arrays with int links; grows by doubling, so that searching does not allocate once warm. Edges are
/// columns, one entry a move; a node's edges lie side by side in the order of the legal moves.
/// <code>
/// nodes     [ root | child of edge 1 | ...
///             |       \___________________________
/// moves     [ a b c d | a b c ... ]               |
/// priors    [ P P P P | P P P ... ]               |
/// visits    [ N N N N | N N N ... ]   children  [ - 1 - - | ... ]
/// </code>
/// </summary>
public sealed class Tree
{
    public const int None = -1;

    private TreeNode[] _nodes = new TreeNode[64];
    private Move[] _moves = [];
    private float[] _priors = [];
    private int[] _children = [];
    private int[] _visits = [];
    private float[] _valueSums = [];
    private int _edgeCount;

    public int NodeCount { get; private set; }

    /// <summary>Empties the tree and keeps its memory.</summary>
    public void Reset() => (NodeCount, _edgeCount) = (0, 0);

    public ref readonly TreeNode Node(int node) => ref _nodes[node];

    public ReadOnlySpan<Move> Moves(int node) => _moves.AsSpan(_nodes[node].FirstEdge, _nodes[node].EdgeCount);

    public ReadOnlySpan<int> Children(int node) => _children.AsSpan(_nodes[node].FirstEdge, _nodes[node].EdgeCount);

    public Edges Edges(int node)
    {
        var (first, count) = (_nodes[node].FirstEdge, _nodes[node].EdgeCount);
        return new Edges(_priors.AsSpan(first, count), _visits.AsSpan(first, count), _valueSums.AsSpan(first, count));
    }

    /// <summary>Free room where the legal moves of the node added next are to be written.</summary>
    public Span<Move> FreeMoves(int maxMoves)
    {
        if (_edgeCount + maxMoves > _moves.Length) GrowEdges(_edgeCount + maxMoves);
        return _moves.AsSpan(_edgeCount, maxMoves);
    }

    /// <summary>Adds a node below <paramref name="parent"/> (<see cref="None"/>: the root) by its edge number
    /// <paramref name="edge"/>, with the first <paramref name="moves"/> of <see cref="FreeMoves"/>; 0 of them make a terminal
    /// node.</summary>
    public int Add(int parent, int edge, int moves)
    {
        if (NodeCount == _nodes.Length) Array.Resize(ref _nodes, 2 * _nodes.Length);
        var parentEdge = parent == None ? None : _nodes[parent].FirstEdge + edge;
        _nodes[NodeCount] = new TreeNode { FirstEdge = _edgeCount, EdgeCount = moves, Parent = parent, ParentEdge = parentEdge };
        _children.AsSpan(_edgeCount, moves).Fill(None);
        _visits.AsSpan(_edgeCount, moves).Clear();
        _valueSums.AsSpan(_edgeCount, moves).Clear();
        _edgeCount += moves;
        if (parentEdge != None) _children[parentEdge] = NodeCount;
        return NodeCount++;
    }

    /// <summary>Makes the node that was added last an end, whose value for its side to move is known; its moves are forgotten.</summary>
    public void Close(int node, float value)
    {
        ref var closed = ref _nodes[node];
        _edgeCount = closed.FirstEdge;
        (closed.EdgeCount, closed.Value) = (0, value);
    }

    /// <summary>Sets a node's own evaluation, for its side to move.</summary>
    public void Evaluate(int node, float value) => _nodes[node].Value = value;

    /// <summary>Adds the evaluation of <paramref name="leaf"/> to every node above it.</summary>
    public void Backup(int leaf) => Backup(leaf, _nodes[leaf].Value);

    /// <summary>
    /// Adds what <paramref name="leaf"/> is worth for its side to move to every node above it. Here, and nowhere else, the sign
    /// flips: what is good for the side to move below is bad for the one above.
    /// </summary>
    public void Backup(int leaf, float value)
    {
        for (var below = leaf; _nodes[below].Parent != None; below = _nodes[below].Parent)
        {
            value = -value;
            var edge = _nodes[below].ParentEdge;
            _visits[edge]++;
            _valueSums[edge] += value;
            ref var node = ref _nodes[_nodes[below].Parent];
            node.Visits++;
            node.ValueSum += value;
        }
    }

    /// <summary>Becomes the part of <paramref name="source"/> from <paramref name="root"/> on, which is the new root.</summary>
    /// <param name="source">Another tree.</param>
    /// <param name="root">A node of it.</param>
    /// <param name="origins">For each node its number in <paramref name="source"/>; room for all of them.</param>
    public void CopyFrom(Tree source, int root, Span<int> origins)
    {
        Reset();
        CopyNode(source, root, None, None);
        origins[0] = root;
        for (var node = 0; node < NodeCount; node++)
        {
            var children = source.Children(origins[node]);
            for (var edge = 0; edge < children.Length; edge++)
            {
                if (children[edge] != None) origins[CopyNode(source, children[edge], node, edge)] = children[edge];
            }
        }
    }

    private int CopyNode(Tree source, int origin, int parent, int edge)
    {
        ref readonly var old = ref source._nodes[origin];
        source.Moves(origin).CopyTo(FreeMoves(old.EdgeCount));
        var node = Add(parent, edge, old.EdgeCount);
        ref var copy = ref _nodes[node];
        (copy.Visits, copy.ValueSum, copy.Value) = (old.Visits, old.ValueSum, old.Value);
        var edges = source.Edges(origin);
        edges.Priors.CopyTo(_priors.AsSpan(copy.FirstEdge));
        edges.Visits.CopyTo(_visits.AsSpan(copy.FirstEdge));
        edges.ValueSums.CopyTo(_valueSums.AsSpan(copy.FirstEdge));
        return node;
    }

    private void GrowEdges(int atLeast)
    {
        var size = Math.Max(atLeast, 2 * _moves.Length);
        Array.Resize(ref _moves, size);
        Array.Resize(ref _priors, size);
        Array.Resize(ref _children, size);
        Array.Resize(ref _visits, size);
        Array.Resize(ref _valueSums, size);
    }
}
