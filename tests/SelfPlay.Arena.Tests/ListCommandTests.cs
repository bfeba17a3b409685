namespace SelfPlay.Arena.Tests;

/// <summary>Commands that only list.</summary>
public sealed class ListCommandTests
{
    [TestCase("chess", "8x8x13", "4096")]
    [TestCase("connect4", "6x7x2", "7")]
    [TestCase("tictactoe", "3x3x2", "9")]
    public void Games_shows_planes_and_policy(string game, string planes, string policy)
    {
        var line = ProgramRunner.Run("games").Output.Split('\n').Single(line => line.StartsWith(game, StringComparison.Ordinal));
        Assert.That(line, Does.Contain(planes).And.Match($@"\b{policy}\b"));
    }

    [Test]
    public void Devices_shows_what_auto_picks()
    {
        var run = ProgramRunner.Run("devices", "--threads", "1");
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.Output.Split('\n').Count(line => line.StartsWith("auto ->", StringComparison.Ordinal)), Is.EqualTo(1));
    }
}
