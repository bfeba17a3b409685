namespace SelfPlay.Engine.Search;

/// <summary>One position of a <see cref="Tree"/>. Values are those of its own side to move, in [-1, 1].</summary>
public struct TreeNode
{
    /// <summary>Its edges are FirstEdge .. FirstEdge + EdgeCount, in the order of the legal moves; none if the game ends
    /// here, or its end is known.</summary>
    public int FirstEdge { get; init; }

    public int EdgeCount { get; set; }

    /// <summary>The node above and the edge from there; <see cref="Tree.None"/> at the root.</summary>
    public int Parent { get; init; }

    public int ParentEdge { get; init; }

    /// <summary>Sum of the visits of its edges: the node's own evaluation is not counted.</summary>
    public int Visits { get; set; }

    /// <summary>Sum of what those visits brought.</summary>
    public float ValueSum { get; set; }

    /// <summary>Its own evaluation, by the network or by the rules.</summary>
    public float Value { get; set; }

    public readonly bool IsTerminal => EdgeCount == 0;

    /// <summary>Mean over its own evaluation and all visits below.</summary>
    public readonly float MeanValue => (Value + ValueSum) / (1 + Visits);
}
