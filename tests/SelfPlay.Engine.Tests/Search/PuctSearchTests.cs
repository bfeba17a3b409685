using SelfPlay.Engine.Search;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Search;

/// <summary>With c = 1 and no growth by c_base the scores can be worked by hand: Q + P * sqrt(1 + sumN) / (1 + N).</summary>
[TestFixture]
internal sealed class PuctSearchTests
{
    private static readonly SearchConfig Plain = new()
    {
        Kind = SearchKind.Puct,
        CPuct = 1,
        CPuctBase = 1e9f,
        DirichletShare = 0,
        FullSearchShare = 1,
        TemperaturePlies = 0,
        FpuReduction = 0.2f,
    };

    // N = 0 0: 0.6 0.4 | 1 0: 0.024 0.366 | 1 1: 0.120 0.546 | 1 2: 0.2 0.467 | 1 3: 0.271 0.424 | 1 4: 0.335 0.396 | 1 5: 0.394
    // 0.376
    [Test]
    public void Visits_follow_value_and_prior()
    {
        var tree = new DrawnTree(0, [0.6f, 0.4f], [-0.4f, 0.2f]);
        var rules = Begin(Plain, SearchMode.Evaluation);
        Assert.That(tree.Follow(rules.SelectAtRoot, 7), Is.EqualTo(new[] { 0, 1, 1, 1, 1, 1, 0 }));
    }

    // After one visit of move 0: 0.1 + 0.424 = 0.524 for it; 0.05 + 0.566 = 0.616 for the other, but 0.2 * sqrt(0.6) less below
    // the root.
    [Test]
    public void First_play_urgency_is_reduced_below_the_root_only()
    {
        var rules = Begin(Plain, SearchMode.Evaluation);
        var root = new DrawnTree(0, [0.6f, 0.4f], [0.1f, 0]).Visit(0);
        Assert.That(rules.SelectAtRoot(root.Tree), Is.EqualTo(1));
        var below = new DrawnTree(0, [0.6f, 0.4f], [0.1f, 0], belowRoot: true).Visit(0);
        Assert.That(rules.SelectBelow(below.Tree, below.Node), Is.EqualTo(0));
    }

    // By PUCT alone move 1 (Q = -0.9) would be tried once. Once tried it is owed sqrt(2 * 0.4 * sumN): 1.55 of 3, 2.19 of 6.
    [Test]
    public void A_tried_move_gets_its_forced_visits_in_training()
    {
        var tree = new DrawnTree(0, [0.6f, 0.4f], [0.5f, -0.9f]);
        Assert.That(tree.Follow(Begin(Plain, SearchMode.Training).SelectAtRoot, 7), Is.EqualTo(new[] { 0, 0, 1, 1, 0, 0, 1 }));
        var calm = new DrawnTree(0, [0.6f, 0.4f], [0.5f, -0.9f]);
        Assert.That(calm.Follow(Begin(Plain, SearchMode.Evaluation).SelectAtRoot, 7), Is.EqualTo(new[] { 0, 0, 1, 0, 0, 0, 0 }));
    }

    [Test]
    public void Forced_visits_are_not_learnt()
    {
        var tree = new DrawnTree(0, [0.6f, 0.4f], [0.5f, -0.9f]).Visit(0, 4).Visit(1, 3);
        Assert.That(Conclude(Plain, SearchMode.Training, tree).Policy[..2], Is.EqualTo(new[] { 1f, 0f }));
        Assert.That(Conclude(Plain, SearchMode.Evaluation, tree).Policy[..2], Is.EqualTo(new[] { 4 / 7f, 3 / 7f }).Within(1e-6));
    }

    // N = 8 4, sumN = 12: the best scores 0.5 + 0.5 * 3.606 / 9 = 0.700; move 1 (0.2) at 3 visits would score 0.651, at 2 visits
    // 0.801: one visit goes.
    [Test]
    public void Pruning_stops_where_the_move_would_be_preferred()
    {
        var tree = new DrawnTree(0, [0.5f, 0.5f], [0.5f, 0.2f]).Visit(0, 8).Visit(1, 4);
        Assert.That(Conclude(Plain, SearchMode.Training, tree).Policy[..2], Is.EqualTo(new[] { 8 / 11f, 3 / 11f }).Within(1e-6));
    }

    [Test]
    public void The_best_move_is_the_most_visited_and_ties_go_to_the_prior_then_to_the_first()
    {
        Assert.That(Chosen(new DrawnTree(0, [0.6f, 0.4f], [0, 0]).Visit(0).Visit(1, 2)), Is.EqualTo(1));
        Assert.That(Chosen(new DrawnTree(0, [0.4f, 0.6f], [0, 0]).Visit(0).Visit(1)), Is.EqualTo(1));
        Assert.That(Chosen(new DrawnTree(0, [0.5f, 0.5f], [0, 0])), Is.EqualTo(0));

        static int Chosen(DrawnTree tree) => Conclude(Plain, SearchMode.Evaluation, tree).Chosen;
    }

    [Test]
    public void Early_moves_are_drawn_in_proportion_to_their_visits()
    {
        var config = Plain with { TemperaturePlies = 10 };
        var tree = new DrawnTree(0, [0.5f, 0.5f], [0, 0]).Visit(0, 3).Visit(1);
        var chosen = Enumerable.Range(0, 400)
            .Count(seed => Conclude(config, SearchMode.Training, tree, seed: (ulong)seed).Chosen == 0);
        Assert.That(chosen / 400.0, Is.EqualTo(0.75).Within(0.1));
        Assert.That(Conclude(config, SearchMode.Training, tree, ply: 10).Chosen, Is.EqualTo(0));
    }

    [Test]
    public void The_policy_to_learn_does_not_know_the_temperature()
    {
        var tree = new DrawnTree(0, [0.5f, 0.5f], [0.5f, 0.5f]).Visit(0, 8).Visit(1, 8);
        var hot = Conclude(Plain with { TemperaturePlies = 10 }, SearchMode.Training, tree).Policy[..2];
        Assert.That(hot, Is.EqualTo(Conclude(Plain, SearchMode.Training, tree).Policy[..2]));
    }

    [Test]
    public void Fast_searches_have_their_own_simulations_and_teach_nothing()
    {
        var config = Plain with { FullSearchShare = 0.25f, FastSimulations = 5 };
        var full = 0;
        for (var seed = 0ul; seed < 400; seed++)
        {
            var rng = new Rng(seed);
            var rules = new PuctSearch(config, 16);
            var simulations = rules.Begin(SearchMode.Training, 0, 40, ref rng);
            var tree = new DrawnTree(0, [0.5f, 0.5f], [0, 0]).Visit(0);
            var result = tree.Result();
            rules.Conclude(tree.Tree, result, ref rng);
            Assert.That(simulations, Is.EqualTo(result.IsTarget ? 40 : 5));
            full += result.IsTarget ? 1 : 0;
        }

        Assert.That(full / 400.0, Is.EqualTo(0.25).Within(0.08));
    }

    [Test]
    public void Noise_changes_the_root_prior_of_full_training_searches_only()
    {
        Assert.That(RootPrior(SearchMode.Evaluation, 1), Is.EqualTo(0.7f));
        Assert.That(RootPrior(SearchMode.Training, 0), Is.EqualTo(0.7f));
        Assert.That(RootPrior(SearchMode.Training, 1), Is.InRange(0.75f * 0.7f, (0.75f * 0.7f) + 0.25f).And.Not.EqualTo(0.7f));

        static float RootPrior(SearchMode mode, float fullShare)
        {
            var tree = new DrawnTree(0, [0.7f, 0.3f], [0, 0]);
            var rng = new Rng(1);
            var rules = new PuctSearch(Plain with { DirichletShare = 0.25f, FullSearchShare = fullShare }, 16);
            rules.Begin(mode, 0, 10, ref rng);
            rules.PrepareRoot(tree.Tree, [0, 0], ref rng);
            return tree.Tree.Edges(0).Priors[0];
        }
    }

    private static PuctSearch Begin(SearchConfig config, SearchMode mode, int ply = 0, ulong seed = 1)
    {
        var rules = new PuctSearch(config, 16);
        var rng = new Rng(seed);
        rules.Begin(mode, ply, 100, ref rng);
        return rules;
    }

    private static SearchResult Conclude(SearchConfig config, SearchMode mode, DrawnTree tree, int ply = 0, ulong seed = 1)
    {
        var result = tree.Result();
        var rng = new Rng(seed);
        Begin(config, mode, ply, seed).Conclude(tree.Tree, result, ref rng);
        return result;
    }
}
