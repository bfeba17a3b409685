namespace SelfPlay.Engine.Rating;

/// <summary>What a match of two players says of their difference, for the one named first.</summary>
/// <param name="Elo">Logistic: the difference that explains the score.</param>
/// <param name="Error95">Half the width of its 95 % interval; infinite as long as all results are equal, or the interval reaches a clean sweep.</param>
/// <param name="Normalized">Normalized Elo: the score above 0.5 in standard deviations of a game, which draws and openings do not shrink
/// (Van den Bergh, "Normalized Elo"); 0 as long as all results are equal.</param>
/// <param name="NormalizedError95">Half the width of its 95 % interval.</param>
/// <param name="Superiority">Likelihood of superiority: probability that the difference is above 0.</param>
public readonly record struct MatchElo(double Elo, double Error95, double Normalized, double NormalizedError95, double Superiority);
