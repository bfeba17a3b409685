using SelfPlay.Engine.Play;
using SelfPlay.Engine.Rating;

namespace SelfPlay.Engine.Tests.Rating;

public sealed class EloMathTests
{
    [TestCase(0.5, 100, 0)]
    [TestCase(10.0 / 11, 1000, 400)] // odds of ten to one
    [TestCase(0.64, 100, 99.95)]
    public void A_score_is_a_difference_by_the_logistic_curve(double score, int games, double difference) =>
        Assert.That(EloMath.Difference(score, games), Is.EqualTo(difference).Within(0.05));

    [TestCase(0, 0.5)]
    [TestCase(400, 10.0 / 11)]
    [TestCase(-99.95, 0.36)]
    public void A_difference_is_a_score_by_the_same_curve(double difference, double score) =>
        Assert.That(EloMath.Score(difference), Is.EqualTo(score).Within(0.0001));

    [Test]
    public void A_clean_sweep_counts_half_a_game_less() =>
        Assert.That(EloMath.Difference(1, 10), Is.EqualTo(EloMath.Difference(0.95, 10)));

    [Test]
    public void Both_sides_of_a_match_see_the_same_difference() =>
        Assert.That(EloMath.Difference(0, 40), Is.EqualTo(-EloMath.Difference(1, 40)).Within(1e-9));

    [Test]
    public void Figures_of_a_match_runner_are_reproduced()
    {
        foreach (var row in PublishedResults.Read("elo_unit_values.csv"))
        {
            var counts = row["counts(W/L/D or LL/LD/WL/DD/WD/WW)"];
            var match = row["kind"] == "wdl" ? EloMath.Of(PublishedResults.Games(counts)) : EloMath.Of(PublishedResults.Pairs(counts));
            Compare(row, "elo", match.Elo);
            Compare(row, "elo_err", match.Error95);
            Compare(row, "nelo", match.Normalized);
            Compare(row, "nelo_err", match.NormalizedError95);
            Compare(row, "los_percent", 100 * match.Superiority);
            Compare(row, "score", EloMath.Score(match.Elo));
        }

        static void Compare(Dictionary<string, string> row, string column, double value)
        {
            if (row[column].Length > 0) Assert.That(value, Is.EqualTo(row.Number(column)).Within(0.006), $"{column} of {string.Join(',', row.Values)}");
        }
    }

    [Test]
    public void Elo_and_its_error_published_by_openbench_are_reproduced()
    {
        var rows = PublishedResults.Read("openbench_elo_llr_dev.csv");
        var elo = rows.Max(row => Math.Abs(Match(row).Elo - row.Number("published_elo")));
        var error = rows.Max(row => Math.Abs(Match(row).Error95 - row.Number("published_error95")));
        TestContext.Out.WriteLine($"{rows.Count} rows, largest deviations {elo:0.0000} and {error:0.0000}");
        Assert.That((elo, error), Is.LessThanOrEqualTo((0.011, 0.011)));

        static MatchElo Match(Dictionary<string, string> row) => EloMath.Of(new MatchResult(row.Count("W"), row.Count("D"), row.Count("L")));
    }

    [Test]
    public void Equal_results_leave_the_interval_open()
    {
        Assert.That(EloMath.Of(new MatchResult(8, 0, 0)), Is.EqualTo(new MatchElo(EloMath.Difference(1, 8), double.PositiveInfinity, 0, double.PositiveInfinity, 1)));
        Assert.That(EloMath.Of(new PairCounts(0, 0, 4, 0, 0)), Is.EqualTo(new MatchElo(0, double.PositiveInfinity, 0, double.PositiveInfinity, 0.5)));
        Assert.That(EloMath.Of(default(MatchResult)).Elo, Is.Zero);
    }

    [Test]
    public void An_interval_that_reaches_a_clean_sweep_is_infinite() =>
        Assert.That(EloMath.Of(new MatchResult(9, 1, 0)).Error95, Is.EqualTo(double.PositiveInfinity));

    [Test]
    public void Pairs_see_what_single_games_do_not()
    {
        // Whoever moves first wins: 100 games tell nothing of strength beyond doubt by games, but pairs never differ.
        var games = EloMath.Of(new MatchResult(51, 0, 49)).Error95;
        Assert.That(EloMath.Of(new PairCounts(0, 0, 49, 0, 1)).Error95, Is.LessThan(games / 2));
    }
}
