using SelfPlay.Engine.Search;

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

    private static int Add(Tree tree, int parent, int edge, float value)
    {
        tree.FreeMoves(10);
        var node = tree.Add(parent, edge, 2);
        tree.Evaluate(node, value);
        return node;
    }
}
