namespace SelfPlay.Engine.Rating;

/// <summary>A player's rating.</summary>
/// <param name="Elo">Relative to the anchors; without anchors the mean of all who are connected by games is 0.</param>
/// <param name="Error95">Half the width of the 95 % interval, from the full covariance; 0 for an anchor, infinite where the games decide nothing.</param>
/// <param name="Games">Games behind it.</param>
/// <param name="Score">Mean score of those, in [0, 1]; 0.5 without games.</param>
public sealed record PlayerElo(double Elo, double Error95, int Games, double Score);
