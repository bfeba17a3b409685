using SelfPlay.Engine.Play;
using SelfPlay.Engine.Rating;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Rating;

public sealed class SprtTests
{
    [Test]
    public void Ratios_of_a_match_runner_are_reproduced()
    {
        foreach (var row in PublishedResults.Read("sprt_unit_values.csv"))
        {
            var test = Test(row, "model", "elo0", "elo1");
            var counts = row["counts(W/L/D or LL/LD/WL/DD/WD/WW)"];
            var state = row["counts_kind"] == "trinomial" ? test.Judge(PublishedResults.Games(counts)) : test.Judge(PublishedResults.Pairs(counts));
            var expected = row.Number("expected_llr");
            Assert.That(state.Ratio, Is.EqualTo(expected).Within(0.006).Or.EqualTo(expected).Within(0.05).Percent, string.Join(',', row.Values));
        }
    }

    [Test]
    public void Ratios_of_tests_published_by_fishtest_are_reproduced()
    {
        var rows = PublishedResults.Read("fishtest_sprt_dev.csv.gz");
        Assert.That(rows.Select(Deviation), Is.All.LessThan(0.011));
        TestContext.Out.WriteLine($"{rows.Count} rows, largest deviation {rows.Max(Deviation):0.0000}");

        static double Deviation(Dictionary<string, string> row)
        {
            var test = Test(row, "elo_model", "elo0", "elo1");
            var state = row["LL"].Length == 0
                ? test.Judge(new MatchResult(row.Count("W"), row.Count("D"), row.Count("L")))
                : test.Judge(new PairCounts(row.Count("LL"), row.Count("LD"), row.Count("DDWL"), row.Count("WD"), row.Count("WW")));
            return Math.Abs(state.Ratio - row.Number("published_llr"));
        }
    }

    [Test]
    public void Ratios_of_tests_published_by_openbench_are_reproduced()
    {
        var rows = PublishedResults.Read("openbench_elo_llr_dev.csv");
        Assert.That(rows.Select(Deviation), Is.All.LessThan(0.011));
        TestContext.Out.WriteLine($"{rows.Count} rows, largest deviation {rows.Max(Deviation):0.0000}");

        static double Deviation(Dictionary<string, string> row) => Math.Abs(row.Number("published_llr")
            - new Sprt(row.Number("bayeselo0"), row.Number("bayeselo1"), Model: SprtModel.Bayesian)
                .Judge(new MatchResult(row.Count("W"), row.Count("D"), row.Count("L"))).Ratio);
    }

    [Test]
    public void The_bounds_are_those_of_Wald()
    {
        var state = new Sprt(0, 10, 0.05, 0.1).Judge(default(PairCounts));
        Assert.That((state.Lower, state.Upper), Is.EqualTo((Math.Log(0.1 / 0.95), Math.Log(0.9 / 0.05))));
        Assert.That((state.Ratio, state.Verdict), Is.EqualTo((0.0, (bool?)null)));
    }

    [Test]
    public void A_clean_sweep_is_decided_soon_and_rightly()
    {
        var test = new Sprt(0, 50);
        Assert.That(test.Judge(new PairCounts(0, 0, 0, 0, 30)).Verdict, Is.True);
        Assert.That(test.Judge(new PairCounts(30, 0, 0, 0, 0)).Verdict, Is.False);
        Assert.That(test.Judge(new PairCounts(0, 0, 0, 0, 1)).Verdict, Is.Null);
    }

    [Test]
    public void The_other_player_sees_the_opposite_test()
    {
        var pairs = new PairCounts(3, 10, 40, 20, 5);
        Assert.That(new Sprt(-10, 0).Judge(pairs.Opposite).Ratio, Is.EqualTo(-new Sprt(0, 10).Judge(pairs).Ratio).Within(1e-9));
    }

    [Test]
    public void BayesElo_bounds_refuse_pairs() =>
        Assert.That(() => new Sprt(0, 5, Model: SprtModel.Bayesian).Judge(new PairCounts(1, 1, 1, 1, 1)), Throws.InvalidOperationException);

    /// <summary>5 % of wrong answers are accepted; among 1,000 matches that is 50 with a standard error of 7, and the limits are three of them.</summary>
    [TestCase(0, ExpectedResult = false)]
    [TestCase(50, ExpectedResult = true)]
    public bool Of_a_thousand_simulated_matches_few_are_judged_wrongly(double truth)
    {
        const int Matches = 1000;
        var test = new Sprt(0, 50);
        var right = truth > 0;
        var wrong = Enumerable.Range(0, Matches).Count(match => Simulate(test, truth, new Rng(20, (ulong)match)) != right);
        TestContext.Out.WriteLine($"at {truth} Elo {wrong} of {Matches} are wrong");
        Assert.That(wrong, Is.InRange(29, 71));
        return right;
    }

    /// <summary>Plays pairs until the test ends. The opening of a pair favours who moves first by chance, which the pair's other game takes back.</summary>
    private static bool Simulate(Sprt test, double truth, Rng rng)
    {
        var pairs = default(PairCounts);
        while (true)
        {
            var opening = 0.4 * (rng.NextDouble() - 0.5);
            pairs = pairs.With(Game(EloMath.Score(truth) + opening, ref rng) + Game(EloMath.Score(truth) - opening, ref rng));
            if (test.Judge(pairs).Verdict is { } verdict) return verdict;
        }
    }

    /// <summary>Half points of a game of that expected score; a third of the games is drawn.</summary>
    private static int Game(double score, ref Rng rng)
    {
        var win = score - (1.0 / 6);
        var chance = rng.NextDouble();
        return chance < win ? 2 : chance < win + (1.0 / 3) ? 1 : 0;
    }

    private static Sprt Test(Dictionary<string, string> row, string model, string elo0, string elo1) => new(
        row.Number(elo0),
        row.Number(elo1),
        Model: row[model] switch
        {
            "logistic" => SprtModel.Logistic,
            "normalized" => SprtModel.Normalized,
            _ => SprtModel.Bayesian,
        });
}
