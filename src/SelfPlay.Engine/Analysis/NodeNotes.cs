namespace SelfPlay.Engine.Analysis;

/// <summary>What an analysis keeps of a node beside its tree.</summary>
internal struct NodeNotes
{
    /// <summary>The network's probability of a draw.</summary>
    public float Draw { get; set; }

    /// <summary>Sum of the draw probabilities that all visits of the edge to this node brought.</summary>
    public float DrawSum { get; set; }

    /// <summary>The network has not answered yet: there are no priors to go on by.</summary>
    public bool IsWaiting { get; set; }

    public Proof Proof { get; set; }

    /// <summary>A simulation goes no further than here.</summary>
    public readonly bool IsLeaf => IsWaiting || Proof.IsKnown;
}
