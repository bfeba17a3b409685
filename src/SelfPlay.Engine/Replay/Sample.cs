namespace SelfPlay.Engine.Replay;

/// <summary>One position to learn from, packed. Quantised when made, so that memory and disk hold the same bits.</summary>
public sealed class Sample
{
    /// <summary>The planes, by <see cref="PlanePacking"/>.</summary>
    public required byte[] Planes { get; init; }

    /// <summary>Policy indices of the legal moves.</summary>
    public required ushort[] PolicyIndices { get; init; }

    /// <summary>Target probability of each; normalised to sum 1 when a batch is made.</summary>
    public required Half[] PolicyTargets { get; init; }

    /// <summary>Target probabilities of win, draw, loss for the side to move: win and loss; draw is the rest.</summary>
    public required Half Win { get; init; }

    public required Half Loss { get; init; }

    /// <summary>0 keeps the row out of the policy loss (drawn games of the plain loop).</summary>
    public required Half PolicyWeight { get; init; }

    /// <summary>0 keeps the row out of the value loss (games stopped by the move limit).</summary>
    public required Half ValueWeight { get; init; }

    /// <summary>KL(target || network's policy): how much the search changed the network's mind. For surprise-weighted draws.</summary>
    public required Half Surprise { get; init; }
}
