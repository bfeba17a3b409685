namespace SelfPlay.Engine.Play;

/// <summary>From the point of view of the player named first, over both colours.</summary>
public readonly record struct MatchResult(int Wins, int Draws, int Losses)
{
    public int Games => Wins + Draws + Losses;

    /// <summary>In [0, 1], a draw is half; 0.5 if no game was played.</summary>
    public double Score => Games == 0 ? 0.5 : (Wins + (0.5 * Draws)) / Games;

    /// <summary>Of one game, worth +1, 0 or -1 to the first player.</summary>
    public static MatchResult Of(int value) => value switch
    {
        > 0 => new MatchResult(1, 0, 0),
        0 => new MatchResult(0, 1, 0),
        _ => new MatchResult(0, 0, 1),
    };

    public static MatchResult operator +(MatchResult a, MatchResult b) =>
        new(a.Wins + b.Wins, a.Draws + b.Draws, a.Losses + b.Losses);

    public static MatchResult Add(MatchResult left, MatchResult right) => left + right;
}
