namespace SelfPlay.Engine.Rating;

/// <summary>Elo differences from scores, by the logistic curve.</summary>
public static class EloMath
{
    /// <summary>The difference at which a player is expected to score <paramref name="score"/> of <paramref name="games"/> games. A clean sweep counts half a game
    /// less, because no finite difference explains it.</summary>
    public static double Difference(double score, int games)
    {
        var margin = 0.5 / Math.Max(games, 1);
        var clipped = Math.Clamp(score, margin, 1 - margin);
        return 400 * Math.Log10(clipped / (1 - clipped));
    }
}
