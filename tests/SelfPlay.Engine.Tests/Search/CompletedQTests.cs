using SelfPlay.Engine.Search;

namespace SelfPlay.Engine.Tests.Search;

/// <summary>
/// Worked by hand: v = 0.1, P = 0.5 0.3 0.2, N = 2 1 0, Q = 0.4 -0.5 (unvisited).
/// v_mix = (0.1 + 3 * (0.5 * 0.4 - 0.3 * 0.5) / 0.8) / 4 = (0.1 + 3 * 0.0625) / 4 = 0.071875.
/// Rescaled from [-0.5, 0.4] to [0, 1]: 1, 0, 0.571875 / 0.9 = 0.6354167. sigma = (50 + 2) * 0.1 = 5.2 times that.
/// </summary>
[TestFixture]
internal sealed class CompletedQTests
{
    private static readonly float[] Priors = [0.5f, 0.3f, 0.2f];
    private static readonly SearchConfig Config = new();

    [Test]
    public void Unvisited_moves_are_worth_the_mixed_value() => Assert.That(Worked().Mixed, Is.EqualTo(0.071875).Within(1e-6));

    [Test]
    public void Sigma_is_the_rescaled_value_times_the_growing_scale()
    {
        var edges = Tree().Edges(0);
        var completed = Worked();
        Assert.That(completed.Sigma(edges, 0), Is.EqualTo(5.2).Within(1e-5));
        Assert.That(completed.Sigma(edges, 1), Is.EqualTo(0).Within(1e-5));
        Assert.That(completed.Sigma(edges, 2), Is.EqualTo(5.2 * 0.6354167).Within(1e-5));
    }

    [Test]
    public void The_improved_policy_is_the_softmax_of_logits_and_sigma()
    {
        var policy = new float[3];
        Worked().WriteImprovedPolicy(Tree().Edges(0), policy);
        double[] weights = [0.5 * Math.Exp(5.2), 0.3, 0.2 * Math.Exp(5.2 * 0.6354167)];
        Assert.That(policy, Is.EqualTo(weights.Select(weight => (float)(weight / weights.Sum()))).Within(1e-5));
    }

    [Test]
    public void Without_visits_the_improved_policy_is_the_prior()
    {
        var edges = new DrawnTree(0.7f, Priors, [0, 0, 0]).Tree.Edges(0);
        var policy = new float[3];
        CompletedQ.Of(0.7f, edges, Config).WriteImprovedPolicy(edges, policy);
        Assert.That(policy, Is.EqualTo(Priors).Within(1e-6));
    }

    [Test]
    public void With_all_moves_visited_the_mixed_value_has_no_say()
    {
        var tree = new DrawnTree(-1, [0.5f, 0.5f], [0.2f, 0.4f]).Visit(0).Visit(1).Tree;
        Assert.That(CompletedQ.Of(-1, tree.Edges(0), Config).Sigma(tree.Edges(0), 0), Is.EqualTo(0).Within(1e-6));
        Assert.That(CompletedQ.Of(-1, tree.Edges(0), Config).Sigma(tree.Edges(0), 1), Is.EqualTo(5.1).Within(1e-5));
    }

    private static CompletedQ Worked() => CompletedQ.Of(0.1f, Tree().Edges(0), Config);

    private static Tree Tree() => new DrawnTree(0.1f, Priors, [0.4f, -0.5f, 0]).Visit(0, 2).Visit(1).Tree;
}
