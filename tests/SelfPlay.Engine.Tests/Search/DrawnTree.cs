using SelfPlay.Engine.Search;

namespace SelfPlay.Engine.Tests.Search;

/// <summary>A tree drawn by hand: a node with given priors whose moves always bring the same value to the side to move at the
/// node.</summary>
internal sealed class DrawnTree
{
    private readonly float[] _q;
    private readonly int _node;

    /// <param name="value">The node's own evaluation.</param>
    /// <param name="priors">P of each move.</param>
    /// <param name="q">What a visit of each move brings.</param>
    /// <param name="belowRoot">Puts a root with one move above the node.</param>
    public DrawnTree(float value, float[] priors, float[] q, bool belowRoot = false)
    {
        _q = q;
        if (belowRoot) Add(Tree.None, Tree.None, 0, [1]);
        _node = Add(belowRoot ? 0 : Tree.None, belowRoot ? 0 : Tree.None, value, priors);
    }

    public Tree Tree { get; } = new();

    public int Node => _node;

    /// <summary>Goes down a move so many times.</summary>
    public DrawnTree Visit(int move, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            var child = Tree.Children(_node)[move];
            if (child == Tree.None) child = Add(_node, move, -_q[move], []);
            Tree.Backup(child);
        }

        return this;
    }

    /// <summary>Visits what <paramref name="select"/> chooses, again and again; returns the choices.</summary>
    public int[] Follow(Func<Tree, int> select, int simulations)
    {
        var chosen = new int[simulations];
        for (var i = 0; i < simulations; i++) Visit(chosen[i] = select(Tree));
        return chosen;
    }

    /// <summary>What a search hands to <see cref="ISearchRules.Conclude"/>.</summary>
    public SearchResult Result()
    {
        var result = new SearchResult(16) { Count = Tree.Node(0).EdgeCount };
        Tree.Edges(0).Priors.CopyTo(result.Prior);
        return result;
    }

    private int Add(int parent, int edge, float value, float[] priors)
    {
        Tree.FreeMoves(priors.Length);
        var node = Tree.Add(parent, edge, priors.Length);
        priors.CopyTo(Tree.Edges(node).Priors);
        Tree.Evaluate(node, value);
        return node;
    }
}
