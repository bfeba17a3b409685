namespace SelfPlay.Engine.Tests;

public sealed class NearestTests
{
    [TestCase("chess", "chess", 0)]
    [TestCase("ches", "chess", 1)]
    [TestCase("chses", "chess", 1)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("", "abc", 3)]
    public void Distance_counts_edits_and_swaps_of_neighbours(string a, string b, int edits) =>
        Assert.That(Nearest.Distance(a, b), Is.EqualTo(edits));

    [Test]
    public void The_nearest_known_name_is_found_whatever_its_case() =>
        Assert.That(Nearest.To("DEPHT", ["--divide", "depth", "threads"]), Is.EqualTo("depth"));

    [Test]
    public void A_word_that_resembles_nothing_gets_no_suggestion()
    {
        Assert.That(Nearest.To("zebra", ["chess", "connect4"]), Is.Null);
        Assert.That(Nearest.To("bob", ["you", "net"]), Is.Null, "most of a short word's letters are others");
    }
}
