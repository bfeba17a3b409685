using SelfPlay.Engine.Play;

namespace SelfPlay.Engine.Rating;

/// <summary>
/// How often a unit, which is a game or a colour-swapped pair of games, brought which score; and how often it would have, as likely as the counts
/// allow, were a hypothesis true: what a generalised likelihood ratio compares (Van den Bergh, "A practical introduction to the GSPRT").
/// </summary>
internal sealed class ScoreDistribution
{
    /// <summary>Counted where a result never happened, so that every hypothesis stays possible; the value that fishtest and fastchess use.</summary>
    private const double Absent = 1e-3;

    private const int MostRounds = 10;
    private const double Settled = 1e-9;

    private readonly double[] _scores;
    private readonly double[] _shares;

    private ScoreDistribution(int gamesEach, double[] counts)
    {
        GamesEach = gamesEach;
        _scores = [.. Enumerable.Range(0, counts.Length).Select(i => (double)i / (counts.Length - 1))];
        Count = counts.Sum();
        _shares = Array.ConvertAll(counts, count => count / Count);
        (Mean, Variance) = Moments(_shares);
    }

    /// <summary>1 for games, 2 for pairs.</summary>
    public int GamesEach { get; }

    /// <summary>Units behind the shares.</summary>
    public double Count { get; }

    /// <summary>Mean score, in [0, 1].</summary>
    public double Mean { get; }

    /// <summary>Of a unit's score.</summary>
    public double Variance { get; }

    public static ScoreDistribution Of(PairCounts pairs) => new(2, [pairs.Zero, pairs.Half, pairs.One, pairs.OneAndHalf, pairs.Two]);

    public static ScoreDistribution Of(MatchResult games) => new(1, [games.Losses, games.Draws, games.Wins]);

    /// <summary>The same with no result impossible.</summary>
    public ScoreDistribution WithoutZeros() => new(GamesEach, Array.ConvertAll(_shares, share => share == 0 ? Absent : share * Count));

    /// <summary>Log-likelihood ratio of the counts: hypothesis 1 over hypothesis 0, each a list of shares.</summary>
    public double LogRatio(double[] shares0, double[] shares1)
    {
        var sum = 0.0;
        for (var i = 0; i < _shares.Length; i++) sum += _shares[i] * Math.Log(shares1[i] / shares0[i]);
        return Count * sum;
    }

    /// <summary>The most likely shares among those whose mean score is <paramref name="mean"/>.</summary>
    public double[] WithMean(double mean) => Tilted(score => score - mean);

    /// <summary>The most likely shares among those whose mean lies <paramref name="t"/> standard deviations of a unit above 0.5. The condition is not linear
    /// in the shares: each round solves it linearised at the round before ("Normalized Elo in practice", section 4.1).</summary>
    public double[] WithMeanInDeviations(double t)
    {
        var shares = new double[_shares.Length];
        Array.Fill(shares, 1.0 / shares.Length);
        for (var round = 0; round < MostRounds; round++)
        {
            var (mean, variance) = Moments(shares);
            var deviation = Math.Sqrt(variance);
            var next = Tilted(score => score - 0.5 - (t * deviation * (1 + ((mean - score) * (mean - score) / variance)) / 2));
            var change = next.Zip(shares, (a, b) => Math.Abs(a - b)).Max();
            shares = next;
            if (change < Settled) break;
        }

        return shares;
    }

    /// <summary>Maximum likelihood under the condition that <paramref name="distance"/> has mean 0: share / (1 + x * distance), x by the secular equation.</summary>
    private double[] Tilted(Func<double, double> distance)
    {
        var distances = Array.ConvertAll(_scores, score => distance(score));
        var x = Secular(distances);
        return [.. _shares.Select((share, i) => share / (1 + (x * distances[i])))];
    }

    /// <summary>The root x of sum(share * distance / (1 + x * distance)), which falls from one pole to the next: bisected to the last bit.</summary>
    private double Secular(double[] distances)
    {
        var (low, high) = (-1 / distances.Max(), -1 / distances.Min());
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high) return middle;
            var sum = 0.0;
            for (var i = 0; i < distances.Length; i++) sum += _shares[i] * distances[i] / (1 + (middle * distances[i]));
            if (sum > 0) low = middle;
            else high = middle;
        }
    }

    private (double Mean, double Variance) Moments(double[] shares)
    {
        var mean = 0.0;
        for (var i = 0; i < shares.Length; i++) mean += shares[i] * _scores[i];
        var variance = 0.0;
        for (var i = 0; i < shares.Length; i++) variance += shares[i] * (_scores[i] - mean) * (_scores[i] - mean);
        return (mean, variance);
    }
}
