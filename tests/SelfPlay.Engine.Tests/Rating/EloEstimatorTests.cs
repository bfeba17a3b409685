using System.Globalization;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Rating;
using SelfPlay.Net.Random;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Rating;

public sealed class EloEstimatorTests
{
    private const double PerLogOdds = 173.7178;
    private static readonly Dictionary<int, double> NoAnchors = [];
    private static readonly Dictionary<int, double> FirstIsAnchor = new() { [0] = 0 };

    [TestCase(60, 0, 40)]
    [TestCase(50, 20, 30)]
    [TestCase(20, 70, 10)]
    [TestCase(1, 98, 1)]
    public void A_match_is_rated_by_the_logistic_curve_whatever_its_draws(int wins, int draws, int losses)
    {
        var score = (wins + (draws / 2.0)) / 100;
        var fit = EloEstimator.Fit(2, [new GameScore(1, 0, wins, draws, losses)], FirstIsAnchor);
        Assert.That(fit.Players[1].Elo, Is.EqualTo(EloMath.Difference(score, 100)).Within(2));
        Assert.That(fit.Players[1].Score, Is.EqualTo(score));
    }

    [Test]
    public void The_interval_of_a_match_is_that_of_its_score()
    {
        var fit = EloEstimator.Fit(2, [new GameScore(1, 0, 300, 500, 200)], FirstIsAnchor);
        Assert.That(fit.Players[1].Error95, Is.EqualTo(EloMath.Of(new MatchResult(300, 500, 200)).Error95).Within(0.3));
    }

    [Test]
    public void The_published_fit_of_a_baseball_season_without_home_advantage_is_reproduced()
    {
        // One entry per pairing, so that nothing can be learnt of who plays at home.
        var games = Baseball().GroupBy(score => (Math.Min(score.First, score.Second), Math.Max(score.First, score.Second))).Select(Together).ToList();
        var fit = EloEstimator.Fit(7, games, FirstIsAnchor);
        var abilities = fit.Players.Skip(1).Select(player => player.Elo / PerLogOdds).Order();
        Assert.That(abilities, Is.EqualTo(new[] { 0.68, 1.11, 1.25, 1.29, 1.44, 1.58 }).Within(0.005));
        Assert.That(fit.Players.Skip(1).Select(player => player.Error95 / PerLogOdds / 1.96), Is.All.EqualTo(0.3).Within(0.05));
    }

    [Test]
    public void The_published_fit_of_a_baseball_season_with_home_advantage_is_reproduced()
    {
        var fit = EloEstimator.Fit(7, Baseball(), NoAnchors);
        var strengths = fit.Players.Select(player => Math.Exp(player.Elo / PerLogOdds)).Order().ToList();
        Assert.That(strengths.Select(strength => strength / strengths.Sum()), Is.EqualTo(new[] { 0.044, 0.088, 0.137, 0.157, 0.164, 0.190, 0.220 }).Within(0.0005));
        Assert.That(fit.FirstMoveElo / PerLogOdds, Is.EqualTo(0.302).Within(0.0005));
    }

    [Test]
    public void Without_anchors_the_mean_is_0_and_the_errors_are_relative_to_it()
    {
        var fit = EloEstimator.Fit(2, [new GameScore(0, 1, 60, 0, 40)], NoAnchors);
        var anchored = EloEstimator.Fit(2, [new GameScore(0, 1, 60, 0, 40)], FirstIsAnchor);
        Assert.That(fit.Players[0].Elo, Is.EqualTo(-fit.Players[1].Elo).Within(1e-9));
        Assert.That(fit.Players[0].Elo - fit.Players[1].Elo, Is.EqualTo(-anchored.Players[1].Elo).Within(1e-6));
        Assert.That(fit.Players[0].Error95, Is.EqualTo(anchored.Players[1].Error95 / 2).Within(1e-6));
        Assert.That(fit.Players[1].Error95, Is.EqualTo(fit.Players[0].Error95).Within(1e-9));
    }

    [Test]
    public void Anchors_keep_their_Elo_and_have_no_error()
    {
        var anchors = new Dictionary<int, double> { [0] = 1320, [2] = 1500.5 };
        var fit = EloEstimator.Fit(3, [new GameScore(0, 1, 3, 3, 4), new GameScore(1, 2, 5, 2, 3), new GameScore(2, 0, 9, 1, 0)], anchors);
        Assert.That(fit.Players[0], Is.EqualTo(new PlayerElo(1320, 0, 20, 5.0 / 20)));
        Assert.That((fit.Players[2].Elo, fit.Players[2].Error95), Is.EqualTo((1500.5, 0.0)));
        Assert.That(fit.Players[1].Elo, Is.InRange(1320, 1600));
        Assert.That(fit.Superiority[2][0], Is.EqualTo(1));
    }

    [Test]
    public void A_clean_sweep_is_finite_and_its_interval_wide()
    {
        var fit = EloEstimator.Fit(2, [new GameScore(1, 0, 20, 0, 0), new GameScore(0, 1, 0, 0, 20)], FirstIsAnchor);
        Assert.That(fit.Players[1].Elo, Is.EqualTo(PerLogOdds * Math.Log(40.5 / 0.5)).Within(0.1));
        Assert.That(fit.Players[1].Error95, Is.InRange(300, 700));
        Assert.That(fit.Superiority[1][0], Is.GreaterThan(0.99));
        Assert.That(fit.FirstMoveElo, Is.Zero.Within(1e-6));
    }

    [Test]
    public void Sweeps_of_a_weak_player_by_all_others_do_not_pull_them_together()
    {
        // 20 players in a row, each 100 Elo above the one before; number 20 lost 40 games to each of them.
        var games = Enumerable.Range(1, 19).Select(i => new GameScore(i, i - 1, 64, 0, 36)).ToList();
        var row = EloEstimator.Fit(20, games, FirstIsAnchor).Players[19];
        var withWeak = EloEstimator.Fit(21, [.. games, .. Enumerable.Range(0, 20).Select(i => new GameScore(i, 20, 40, 0, 0))], FirstIsAnchor);
        Assert.That(row.Elo, Is.EqualTo(19 * 100).Within(2));
        Assert.That(withWeak.Players[19].Elo, Is.EqualTo(row.Elo).Within(row.Error95 / 5));
        Assert.That(withWeak.Players[19].Error95, Is.EqualTo(row.Error95).Within(10));
        Assert.That(withWeak.Players[20].Elo, Is.InRange(-1000, -300));
    }

    [Test]
    public void Draws_alone_make_equals()
    {
        var fit = EloEstimator.Fit(3, [new GameScore(0, 1, 0, 50, 0), new GameScore(1, 2, 0, 50, 0), new GameScore(2, 1, 0, 50, 0)], NoAnchors);
        Assert.That(fit.Players.Select(player => player.Elo), Is.All.EqualTo(0).Within(1e-6));
        Assert.That(fit.Players.Select(player => player.Error95), Is.All.InRange(0.1, 200));
        Assert.That(fit.EqualDraws, Is.InRange(0.9, 0.999));
        Assert.That(fit.Superiority.SelectMany(row => row), Is.All.EqualTo(0.5).Within(1e-6));
    }

    [Test]
    public void Winning_every_game_that_one_begins_is_the_first_move_and_not_strength()
    {
        var fit = EloEstimator.Fit(2, [new GameScore(0, 1, 20, 0, 0), new GameScore(1, 0, 20, 0, 0)], NoAnchors);
        Assert.That(fit.Players[0].Elo, Is.Zero.Within(1e-6));
        Assert.That(fit.FirstMoveElo, Is.InRange(400, 1000));
    }

    [Test]
    public void What_no_games_connect_has_an_infinite_error_and_no_order()
    {
        var fit = EloEstimator.Fit(6, [new GameScore(0, 1, 5, 0, 3), new GameScore(1, 2, 5, 0, 3), new GameScore(3, 4, 9, 0, 1)], NoAnchors);
        Assert.That(fit.Players.Select(player => double.IsFinite(player.Error95)), Is.EqualTo(new[] { true, true, true, false, false, false }));
        Assert.That(fit.Players[3].Elo, Is.EqualTo(-fit.Players[4].Elo).Within(1e-9).And.GreaterThan(100));
        Assert.That(fit.Players[5], Is.EqualTo(new PlayerElo(0, double.PositiveInfinity, 0, 0.5)));
        Assert.That(fit.Superiority[0][3], Is.EqualTo(0.5));
        Assert.That(fit.Superiority[3][4], Is.GreaterThan(0.9));
    }

    [Test]
    public void Only_who_is_connected_to_an_anchor_has_a_finite_error()
    {
        var fit = EloEstimator.Fit(4, [new GameScore(0, 1, 5, 0, 3), new GameScore(2, 3, 5, 0, 3)], FirstIsAnchor);
        Assert.That(fit.Players.Select(player => double.IsFinite(player.Error95)), Is.EqualTo(new[] { true, true, false, false }));
    }

    [Test]
    public void No_games_at_all_decide_nothing() =>
        Assert.That(EloEstimator.Fit(2, [], NoAnchors).Players, Is.All.EqualTo(new PlayerElo(0, double.PositiveInfinity, 0, 0.5)));

    [Test]
    public void The_order_of_the_games_and_their_splitting_do_not_matter()
    {
        GameScore[] games = [new(0, 1, 5, 2, 3), new(1, 2, 4, 4, 2), new(2, 0, 1, 2, 7)];
        var together = EloEstimator.Fit(3, [new(0, 1, 10, 4, 6), new(1, 2, 8, 8, 4), new(2, 0, 2, 4, 14)], NoAnchors);
        var apart = EloEstimator.Fit(3, [.. games.Reverse(), .. games], NoAnchors);
        Assert.That(apart.Players.Select(player => player.Elo), Is.EqualTo(together.Players.Select(player => player.Elo)).Within(1e-6));
    }

    [Test]
    public void Many_players_over_a_wide_range_are_found_again_within_their_intervals()
    {
        const int Count = 200;
        var rng = new Rng(7);
        var truth = Enumerable.Range(0, Count).Select(i => 20.0 * i).ToArray();
        var games = new List<GameScore>();
        for (var a = 0; a < Count; a++)
        {
            for (var b = a + 1; b < Math.Min(a + 10, Count); b++)
            {
                games.Add(Simulated(a, b, truth[a] - truth[b] + 40, ref rng));
                games.Add(Simulated(b, a, truth[b] - truth[a] + 40, ref rng));
            }
        }

        var fit = EloEstimator.Fit(Count, games, FirstIsAnchor);
        var inside = Enumerable.Range(1, Count - 1).Count(i => Math.Abs(fit.Players[i].Elo - truth[i]) < fit.Players[i].Error95);
        Assert.That(inside, Is.GreaterThan(180));
        Assert.That(fit.FirstMoveElo, Is.EqualTo(40).Within(10));
        Assert.That(fit.EqualDraws, Is.EqualTo(0.5).Within(0.02));
    }

    /// <summary>Two throws decide a game: two hits win, one draws. The model's own distribution where half the games between equals are drawn.</summary>
    private static GameScore Simulated(int first, int second, double difference, ref Rng rng)
    {
        var score = new GameScore(first, second, 0, 0, 0);
        for (var game = 0; game < 10; game++)
        {
            var hits = (rng.NextDouble() < EloMath.Score(difference) ? 1 : 0) + (rng.NextDouble() < EloMath.Score(difference) ? 1 : 0);
            score = hits switch
            {
                2 => score with { Wins = score.Wins + 1 },
                1 => score with { Draws = score.Draws + 1 },
                _ => score with { Losses = score.Losses + 1 },
            };
        }

        return score;
    }

    private static GameScore Together(IGrouping<(int First, int Second), GameScore> games) => new(
        games.Key.First,
        games.Key.Second,
        games.Sum(game => game.First == games.Key.First ? game.Wins : game.Losses),
        0,
        games.Sum(game => game.First == games.Key.First ? game.Losses : game.Wins));

    /// <summary>Agresti (2002), section 10.6; Baltimore is number 0.</summary>
    private static List<GameScore> Baseball()
    {
        var rows = File.ReadLines(SharedData.Require("rating/baseball1987_bradley_terry.csv"))
            .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(',')).ToList();
        var teams = rows.Select(row => row[0]).Distinct().OrderBy(team => team != "Baltimore").ToList();
        return rows.ConvertAll(row => new GameScore(teams.IndexOf(row[0]), teams.IndexOf(row[1]), Number(row[2]), 0, Number(row[3])));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
