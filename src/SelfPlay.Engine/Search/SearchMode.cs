namespace SelfPlay.Engine.Search;

public enum SearchMode
{
    /// <summary>Self-play: with the noise that lets it explore.</summary>
    Training,

    /// <summary>The strongest move, without noise: matches, ratings, play against people.</summary>
    Evaluation,
}
