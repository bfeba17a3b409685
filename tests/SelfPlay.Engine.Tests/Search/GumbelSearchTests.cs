using SelfPlay.Engine.Search;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Search;

[TestFixture]
internal sealed class GumbelSearchTests
{
    private static readonly float[] Logits = [3, 2, 1, 0];
    private static readonly float[] Q = [-0.5f, 0.1f, 0.5f, 0.2f];

    // Phase 1 visits all four by their logits. Then sigma = 5.1 * (Q + 0.5) = 0, 3.06, 5.1, 3.57, and logits + sigma = 3, 5.06,
    // 6.1, 3.57: moves 2 and 1 go on.
    [Test]
    public void The_root_is_halved_by_logits_and_values()
    {
        var (rules, tree) = Begin(SearchMode.Evaluation, 8);
        Assert.That(tree.Follow(rules.SelectAtRoot, 8), Is.EqualTo(new[] { 0, 1, 2, 3, 2, 1, 2, 1 }));
        var result = tree.Result();
        var rng = new Rng(1);
        rules.Conclude(tree.Tree, result, ref rng);
        Assert.That(result.Chosen, Is.EqualTo(2));
    }

    [Test]
    public void The_policy_to_learn_without_visits_is_the_networks_own_in_spite_of_the_noise()
    {
        var (rules, tree) = Begin(SearchMode.Training, 0);
        var result = Conclude(rules, tree);
        Assert.That(result.Policy[..4], Is.EqualTo(Priors()).Within(1e-6));
    }

    // One visit of move 2: v = 0.1, v_mix = (0.1 + 1 * 0.5) / 2 = 0.3, rescaled from [0.3, 0.5]: 1 for move 2 and 0 for the rest;
    // sigma = 5.1.
    [Test]
    public void The_policy_to_learn_after_a_visit_raises_the_better_move()
    {
        var (rules, tree) = Begin(SearchMode.Training, 1);
        tree.Visit(2);
        var result = Conclude(rules, tree);
        double[] weights = [Math.Exp(3), Math.Exp(2), Math.Exp(1 + 5.1), 1];
        Assert.That(result.Policy[..4], Is.EqualTo(weights.Select(weight => (float)(weight / weights.Sum()))).Within(1e-5));
        Assert.That(result.IsTarget, Is.True);
    }

    [Test]
    public void Training_explores_and_evaluation_does_not()
    {
        Assert.That(FirstChoices(SearchMode.Evaluation), Is.EqualTo(new[] { 0 }));
        Assert.That(FirstChoices(SearchMode.Training), Is.EquivalentTo(new[] { 0, 1, 2, 3 }));

        static int[] FirstChoices(SearchMode mode) =>
            [.. Enumerable.Range(0, 300).Select(seed => FirstChoice(Begin(mode, 8, (ulong)seed))).Distinct()];

        static int FirstChoice((GumbelSearch Rules, DrawnTree Tree) begun) => begun.Rules.SelectAtRoot(begun.Tree.Tree);
    }

    // pi' = 0.72 0.28, since all values are equal. pi' - N / (1 + sumN), N = 1 0: 0.22 0.28 | 1 1: 0.387 -0.053 | 2 1: 0.22 0.03
    // | 3 1: 0.12 0.08 | 4 1: 0.053 0.113 | 4 2: 0.149 -0.006.
    [Test]
    public void Below_the_root_visits_follow_the_improved_policy()
    {
        var rules = new GumbelSearch(new SearchConfig(), 16);
        var tree = new DrawnTree(0, [0.72f, 0.28f], [0, 0], belowRoot: true);
        Assert.That(tree.Follow(drawn => rules.SelectBelow(drawn, tree.Node), 7), Is.EqualTo(new[] { 0, 1, 0, 0, 0, 1, 0 }));
    }

    // pi' as in CompletedQTests: 0.9404 0.0031 0.0565, so move 0 comes next with 0.9404 - 2 / 4. Were move 2 worth 0.9, pi' would
    // not know yet.
    [Test]
    public void Below_the_root_values_count()
    {
        var rules = new GumbelSearch(new SearchConfig(), 16);
        var tree = new DrawnTree(0.1f, [0.5f, 0.3f, 0.2f], [0.4f, -0.5f, 0.9f], belowRoot: true).Visit(0, 2).Visit(1);
        Assert.That(rules.SelectBelow(tree.Tree, tree.Node), Is.EqualTo(0));
        tree.Visit(2);
        Assert.That(rules.SelectBelow(tree.Tree, tree.Node), Is.EqualTo(2), "seen to be the best, it leads");
    }

    [Test]
    public void An_unvisited_node_is_entered_by_its_likeliest_move()
    {
        var tree = new DrawnTree(0, [0.2f, 0.5f, 0.3f], [0, 0, 0], belowRoot: true);
        Assert.That(new GumbelSearch(new SearchConfig(), 16).SelectBelow(tree.Tree, tree.Node), Is.EqualTo(1));
    }

    private static (GumbelSearch Rules, DrawnTree Tree) Begin(SearchMode mode, int simulations, ulong seed = 1)
    {
        var rules = new GumbelSearch(new SearchConfig(), 16);
        var rng = new Rng(seed);
        rules.Begin(mode, 0, simulations, ref rng);
        var tree = new DrawnTree(0.1f, Priors(), Q);
        rules.PrepareRoot(tree.Tree, Logits, ref rng);
        return (rules, tree);
    }

    private static SearchResult Conclude(GumbelSearch rules, DrawnTree tree)
    {
        var result = tree.Result();
        var rng = new Rng(1);
        rules.Conclude(tree.Tree, result, ref rng);
        return result;
    }

    private static float[] Priors()
    {
        var priors = new float[Logits.Length];
        Softmax.Write(Logits, priors);
        return priors;
    }
}
