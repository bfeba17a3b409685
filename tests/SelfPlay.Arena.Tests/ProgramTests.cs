namespace SelfPlay.Arena.Tests;

public sealed class ProgramTests
{
    [Test]
    public void The_version_is_one_line()
    {
        var run = ProgramRunner.Run("--version");
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.Output, Does.Match(@"^selfplay \d+\.\d+\.\d+\r?\n$"));
    }

    [Test]
    public void An_unknown_command_suggests_the_nearest_and_exits_with_2()
    {
        var run = ProgramRunner.Run("gmaes");
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("error: there is no command 'gmaes'; did you mean 'games'?"));
    }

    [Test]
    public void A_missing_command_exits_with_2()
    {
        var run = ProgramRunner.Run();
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("error: a command is missing"));
    }

    [Test]
    public void A_superfluous_word_is_named()
    {
        var run = ProgramRunner.Run("games", "all");
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("'all'"));
    }

    [Test]
    public void Help_lists_the_commands()
    {
        var run = ProgramRunner.Run("--help");
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.Output, Does.Contain("games"));
    }

    [Test]
    public void Help_of_a_command_ends_with_examples()
    {
        var run = ProgramRunner.Run("games", "--help");
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.Output, Does.Contain("Examples:").And.Contain("./selfplay games"));
    }
}
