using SelfPlay.Engine.Commands;

namespace SelfPlay.Engine.Tests.Commands;

public sealed class PerftSuiteTests
{
    [Test]
    public void Positions_and_counts_are_read_whatever_the_spacing()
    {
        var lines = Parse("# a comment\n\n8/8 w - - 0 1 ;D1 20 ;D2 400;id first\n7k/8 b - -; D4 1974958\n");
        Assert.That(lines.Select(line => (line.Line, line.Position)), Is.EqualTo(new[] { (3, "8/8 w - - 0 1"), (4, "7k/8 b - -") }));
        Assert.That(lines[0].Counts, Is.EqualTo(new[] { new PerftCount(1, 20), new PerftCount(2, 400) }));
        Assert.That(lines[1].Counts, Is.EqualTo(new[] { new PerftCount(4, 1974958) }));
    }

    [TestCase("", "x.epd holds no positions")]
    [TestCase("# only\n", "x.epd holds no positions")]
    [TestCase("8/8 w - - 0 1", "x.epd, line 1: no count")]
    [TestCase("\n8/8 w - - 0 1 ;D1 twenty", "x.epd, line 2: 'D1 twenty' is not a depth and a count")]
    [TestCase("8/8 w - - 0 1 ;D1", "x.epd, line 1: 'D1' is not a depth and a count")]
    public void A_line_that_cannot_be_used_is_named(string text, string start) =>
        Assert.That(() => Parse(text), Throws.TypeOf<InputException>().With.Message.StartsWith(start));

    private static IReadOnlyList<PerftSuiteLine> Parse(string text)
    {
        using var reader = new StringReader(text);
        return PerftSuite.Parse(reader, "x.epd");
    }
}
