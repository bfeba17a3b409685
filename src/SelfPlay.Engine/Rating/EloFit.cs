namespace SelfPlay.Engine.Rating;

/// <summary>Ratings of several players from all their games together.</summary>
public sealed record EloFit
{
    /// <summary>One per player, in the order given.</summary>
    public required IReadOnlyList<PlayerElo> Players { get; init; }

    /// <summary>Elo worth of moving first.</summary>
    public required double FirstMoveElo { get; init; }

    /// <summary>The draw parameter of the model.</summary>
    public required double DrawElo { get; init; }

    /// <summary>Row a, column b: probability that a is stronger than b.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Superiority { get; init; }
}

/// <summary>A player's rating.</summary>
/// <param name="Elo">Relative to the anchors; without anchors the mean of all is 0.</param>
/// <param name="Error95">Half the width of the 95 % interval, from the full covariance; 0 for an anchor, infinite where the games decide nothing.</param>
/// <param name="Games">Games behind it.</param>
/// <param name="Score">Mean score of those, in [0, 1].</param>
public sealed record PlayerElo(double Elo, double Error95, int Games, double Score);
