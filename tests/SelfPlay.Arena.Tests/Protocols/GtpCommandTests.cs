namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>The whole program, with a real network that nobody has trained.</summary>
public sealed class GtpCommandTests
{
    [Test]
    public void Commands_in_are_answered_until_the_end_of_the_input_and_people_read_which_network_plays()
    {
        var run = Run(["1 boardsize 5", "2 genmove b", "3 showboard"], "--sims", "8");
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.Output.ReplaceLineEndings("\n"), Does.Match("^=1\n\n=2 [A-E][1-5]\n\n=3\n 5 "));
        Assert.That(run.Error, Does.StartWith("there is no trained network for go5 below no-such-folder: make one with ./selfplay train go5"));
    }

    [Test]
    public void Options_of_the_command_line_are_in_force()
    {
        var run = Run(["showboard"], "--size", "7", "--komi", "3.5", "--rules", "new-zealand");
        Assert.That(run.Output, Does.Contain("A B C D E F G").And.Contain("komi 3.5, situational superko, suicide allowed"));
    }

    [TestCase("error: --size takes a whole number from 5 to 19, not '4'", "--size", "4")]
    [TestCase("error: --komi takes whole or half points, 361 at most, not '6.3'", "--komi", "6.3")]
    [TestCase("error: rules 'japanese' cannot be played: give tromp-taylor, chinese, ", "--rules", "japanese")]
    [TestCase("error: --sims takes a whole number from 1 on, not '0'", "--sims", "0")]
    [TestCase("error: 'nobody' is neither a checkpoint nor a run", "--net", "nobody")]
    [TestCase("error: --resign takes a number above 0, at most 50, not '60'", "--resign", "60")]
    public void Bad_input_is_one_sentence_and_exit_code_2(string start, params string[] arguments)
    {
        var run = Run([], arguments);
        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.StartWith(start));
    }

    private static ProgramRunner Run(string[] lines, params string[] arguments) => ProgramRunner.Type(lines, ["gtp", "--runs-dir", "no-such-folder", .. arguments]);
}
