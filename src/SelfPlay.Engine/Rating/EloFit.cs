namespace SelfPlay.Engine.Rating;

/// <summary>Ratings of several players from all their games together.</summary>
public sealed record EloFit
{
    /// <summary>One per player, in the order given.</summary>
    public required IReadOnlyList<PlayerElo> Players { get; init; }

    /// <summary>Elo worth of moving first; 0 where no pairing was played with both moving first, as the games cannot tell.</summary>
    public required double FirstMoveElo { get; init; }

    /// <summary>The draw parameter in Elo, as BayesElo counts it: between equals (1 + d) / (1 - d) = 10^(DrawElo / 400), d their share of draws.</summary>
    public required double DrawElo { get; init; }

    /// <summary>Share of draws that the model expects between equals.</summary>
    public required double EqualDraws { get; init; }

    /// <summary>Row a, column b: probability that a is stronger than b; 0.5 where no games connect them.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Superiority { get; init; }
}
