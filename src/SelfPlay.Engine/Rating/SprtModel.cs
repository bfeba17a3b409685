namespace SelfPlay.Engine.Rating;

/// <summary>What the bounds of an <see cref="Sprt"/> are measured in.</summary>
public enum SprtModel
{
    /// <summary>Elo by the logistic curve of the score.</summary>
    Logistic,

    /// <summary>Normalized Elo: the score in standard deviations of a game.</summary>
    Normalized,

    /// <summary>BayesElo, whose score depends on how often games are drawn; for single games only.</summary>
    Bayesian,
}
