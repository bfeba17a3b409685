using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Tests.Search;

[TestFixture]
internal sealed class TreeTests
{
    /// <summary>root -> a -> b: what b is worth to its mover is bad for the mover at a and good for the mover at the
    /// root.</summary>
    [Test]
    public void The_sign_flips_at_every_step_up()
    {
        var tree = new Tree();
        var root = Add(tree, Tree.None, Tree.None, 0);
        var a = Add(tree, root, 1, 0.25f);
        tree.Backup(a);
        var b = Add(tree, a, 0, 0.5f);
        tree.Backup(b);
        Assert.That(tree.Edges(a).Q(0), Is.EqualTo(-0.5f));
        Assert.That(tree.Edges(root).Visits.ToArray(), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(tree.Edges(root).ValueSums[1], Is.EqualTo(-0.25f + 0.5f));
        Assert.That(tree.Node(root).MeanValue, Is.EqualTo(0.25f / 3).Within(1e-6));
        Assert.That(tree.Node(a).MeanValue, Is.EqualTo((0.25f - 0.5f) / 2));
    }

    [Test]
    public void A_child_that_is_lost_for_its_mover_is_a_win_for_the_one_above()
    {
        var tree = new DrawnTree(0, [0.5f, 0.5f], [1, -1]).Visit(0).Visit(1).Tree;
        Assert.That(tree.Node(tree.Children(0)[0]).Value, Is.EqualTo(-1), "lost for the side to move there");
        Assert.That(tree.Edges(0).Q(0), Is.EqualTo(1));
        Assert.That(tree.Edges(0).Q(1), Is.EqualTo(-1));
    }

    [Test]
    public void A_tree_grows_and_starts_anew_without_traces()
    {
        var tree = new Tree();
        for (var round = 0; round < 2; round++)
        {
            tree.Reset();
            var node = Add(tree, Tree.None, Tree.None, 0);
            for (var depth = 0; depth < 1000; depth++)
            {
                node = Add(tree, node, depth % 2, 0);
                tree.Backup(node);
            }

            Assert.That(tree.NodeCount, Is.EqualTo(1001));
            Assert.That(tree.Node(0).Visits, Is.EqualTo(1000));
            Assert.That(tree.Edges(node).Visits.ToArray(), Is.EqualTo(new[] { 0, 0 }));
            Assert.That(tree.Children(node).ToArray(), Is.EqualTo(new[] { Tree.None, Tree.None }));
        }
    }

    // root -> a, b; b -> c, d; d -> e. What is kept from b on has b, c, d, e and nothing of root and a.
    [Test]
    public void A_part_of_a_tree_is_copied_with_all_it_knows()
    {
        var tree = new Tree();
        var root = Add(tree, Tree.None, Tree.None, 0);
        tree.Backup(Add(tree, root, 0, 0.1f));
        var b = Add(tree, root, 1, 0.2f);
        tree.Backup(b);
        tree.Backup(Add(tree, b, 0, 0.3f));
        var d = Add(tree, b, 1, 0.4f);
        tree.Backup(d);
        tree.Backup(Add(tree, d, 1, 0.5f));

        var copy = new Tree();
        var origins = new int[tree.NodeCount];
        copy.CopyFrom(tree, b, origins);
        Assert.That(copy.NodeCount, Is.EqualTo(4));
        for (var node = 0; node < copy.NodeCount; node++)
        {
            var origin = origins[node];
            Assert.That(copy.Edges(node).Visits.ToArray(), Is.EqualTo(tree.Edges(origin).Visits.ToArray()));
            Assert.That(copy.Edges(node).ValueSums.ToArray(), Is.EqualTo(tree.Edges(origin).ValueSums.ToArray()));
            Assert.That(copy.Edges(node).Priors.ToArray(), Is.EqualTo(tree.Edges(origin).Priors.ToArray()));
            Assert.That(copy.Moves(node).ToArray(), Is.EqualTo(tree.Moves(origin).ToArray()));
            Assert.That(copy.Node(node).MeanValue, Is.EqualTo(tree.Node(origin).MeanValue));
        }

        Assert.That(copy.Node(0).Parent, Is.EqualTo(Tree.None));
        Assert.That(origins[copy.Children(copy.Children(0)[1])[1]], Is.EqualTo(tree.Children(d)[1]));
        copy.Backup(copy.Children(copy.Children(0)[1])[1]);
        Assert.That(copy.Edges(0).Visits.ToArray(), Is.EqualTo(new[] { 1, 3 }), "it goes on like any tree");
    }

    private static int Add(Tree tree, int parent, int edge, float value)
    {
        (tree.FreeMoves(10)[0], tree.FreeMoves(10)[1]) = (new Move(tree.NodeCount), new Move(-tree.NodeCount));
        var node = tree.Add(parent, edge, 2);
        (tree.Edges(node).Priors[0], tree.Edges(node).Priors[1]) = (0.7f, 0.3f);
        tree.Evaluate(node, value);
        return node;
    }
}
