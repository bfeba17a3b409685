using SelfPlay.Engine.Play;

namespace SelfPlay.Engine.Rating;

/// <summary>Generalised sequential probability ratio test on pentanomial frequencies: is a player better by <paramref name="Elo1"/> rather than by <paramref name="Elo0"/>?</summary>
/// <param name="Elo0">Difference under the hypothesis H0.</param>
/// <param name="Elo1">Difference under H1, greater.</param>
/// <param name="Alpha">Accepted share of wrong answers "H1".</param>
/// <param name="Beta">Accepted share of wrong answers "H0".</param>
/// <param name="Model">The unit of both differences.</param>
public sealed record Sprt(double Elo0, double Elo1, double Alpha = 0.05, double Beta = 0.05, SprtModel Model = SprtModel.Logistic)
{
    /// <summary>By colour-swapped pairs; they stand for themselves, so that one opening's two games need not be independent.</summary>
    /// <exception cref="InvalidOperationException">The model needs single games.</exception>
    public SprtState Judge(PairCounts pairs) => Model == SprtModel.Bayesian
        ? throw new InvalidOperationException("BayesElo bounds need wins, draws and losses; pairs do not tell them")
        : State(pairs.Pairs == 0 ? 0 : Ratio(ScoreDistribution.Of(pairs).WithoutZeros()));

    /// <summary>By single games, as if each were independent of all others.</summary>
    public SprtState Judge(MatchResult games) => State(
        games.Games == 0 ? 0 :
        Model == SprtModel.Bayesian ? BayesianRatio(games) :
        Ratio(ScoreDistribution.Of(games).WithoutZeros()));

    /// <summary>Wald's bounds (1945).</summary>
    private SprtState State(double ratio) => new(this, ratio, Math.Log(Beta / (1 - Alpha)), Math.Log((1 - Beta) / Alpha));

    private double Ratio(ScoreDistribution scores) => scores.LogRatio(Shares(scores, Elo0), Shares(scores, Elo1));

    private double[] Shares(ScoreDistribution scores, double elo) => Model == SprtModel.Normalized
        ? scores.WithMeanInDeviations(elo / EloMath.Normalized * Math.Sqrt(scores.GamesEach))
        : scores.WithMean(EloMath.Score(elo));

    /// <summary>The simple test of two Rao-Kupper distributions, the draw parameter taken from the games (Coulom, BayesElo); 0 without a win or a loss.</summary>
    private double BayesianRatio(MatchResult games)
    {
        if (games.Wins == 0 || games.Losses == 0) return 0;
        var (win, loss) = ((double)games.Wins / games.Games, (double)games.Losses / games.Games);
        var drawElo = EloMath.PerLogOdds / 2 * Math.Log((1 - loss) / loss * (1 - win) / win);
        var (win0, loss0) = (EloMath.Score(Elo0 - drawElo), EloMath.Score(-Elo0 - drawElo));
        var (win1, loss1) = (EloMath.Score(Elo1 - drawElo), EloMath.Score(-Elo1 - drawElo));
        return (games.Wins * Math.Log(win1 / win0))
            + (games.Losses * Math.Log(loss1 / loss0))
            + (games.Draws == 0 ? 0 : games.Draws * Math.Log((1 - win1 - loss1) / (1 - win0 - loss0)));
    }
}
