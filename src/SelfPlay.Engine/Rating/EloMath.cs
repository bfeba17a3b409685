using SelfPlay.Engine.Play;

namespace SelfPlay.Engine.Rating;

/// <summary>Elo differences from scores, by the logistic curve.</summary>
public static class EloMath
{
    /// <summary>Elo of one unit of log-odds: 400 / ln 10.</summary>
    internal const double PerLogOdds = 173.71779276130073;

    /// <summary>Normalized Elo of a mean score one standard deviation of a game above 0.5: so that it is logistic Elo near 0 where nobody draws.</summary>
    internal const double Normalized = 2 * PerLogOdds;

    /// <summary>Standard deviations to either side that hold 95 % of a normal distribution.</summary>
    internal const double Sigmas95 = 1.959963984540054;

    /// <summary>The difference at which a player is expected to score <paramref name="score"/> of <paramref name="games"/> games. A clean sweep counts half a game
    /// less, because no finite difference explains it.</summary>
    public static double Difference(double score, int games)
    {
        var margin = 0.5 / Math.Max(games, 1);
        return Difference(Math.Clamp(score, margin, 1 - margin));
    }

    /// <summary>Score per game that a player is expected to make who is better by <paramref name="difference"/>.</summary>
    public static double Score(double difference) => 1 / (1 + Math.Exp(-difference / PerLogOdds));

    /// <summary>A match by its colour-swapped pairs, whose variance is the true one where both games of a pair share an opening.</summary>
    public static MatchElo Of(PairCounts pairs) => Of(ScoreDistribution.Of(pairs), pairs.Score);

    /// <summary>A match by its single games.</summary>
    public static MatchElo Of(MatchResult games) => Of(ScoreDistribution.Of(games), games.Score);

    /// <summary>Probability that a normal variable lies below <paramref name="x"/> standard deviations, to 1.5e-7 (Abramowitz and Stegun 7.1.26).</summary>
    internal static double NormalBelow(double x)
    {
        var t = 1 / (1 + (0.3275911 * Math.Abs(x) / Math.Sqrt(2)));
        var tail = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429))))))));
        var beyond = tail * Math.Exp(-x * x / 2) / 2;
        return x > 0 ? 1 - beyond : beyond;
    }

    /// <summary>Without bounds: a score of 1 is infinitely better.</summary>
    private static double Difference(double score) => PerLogOdds * Math.Log(score / (1 - score));

    private static MatchElo Of(ScoreDistribution scores, double score)
    {
        var elo = Difference(score, (int)(scores.Count * scores.GamesEach));
        if (!(scores.Variance > 0)) return new MatchElo(elo, double.PositiveInfinity, 0, double.PositiveInfinity, score > 0.5 ? 1 : score < 0.5 ? 0 : 0.5);
        var error = Math.Sqrt(scores.Variance / scores.Count);
        var perGame = Math.Sqrt(scores.Variance * scores.GamesEach);
        return new MatchElo(
            elo,
            (Difference(Math.Min(score + (Sigmas95 * error), 1)) - Difference(Math.Max(score - (Sigmas95 * error), 0))) / 2,
            (score - 0.5) / perGame * Normalized,
            Sigmas95 * error / perGame * Normalized,
            NormalBelow((score - 0.5) / error));
    }
}
