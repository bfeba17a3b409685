namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>The whole program, with a real network that nobody has trained.</summary>
public sealed class UsiCommandTests
{
    [Test]
    public void Lines_in_are_answered_by_lines_out_until_the_end_of_the_input()
    {
        var run = ProgramRunner.Type(["usi", "isready", "position startpos moves 7g7f", "go nodes 40"], "usi", "--runs-dir", "no-such-folder");
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.Output, Does.Contain("usiok").And.Contain("readyok").And.Contain("make one with ./selfplay train shogi"));
        Assert.That(run.LastLine, Does.StartWith("bestmove "));
    }

    [TestCase("error: --option takes NAME=VALUE, not 'MateNodes'", "--option", "MateNodes")]
    [TestCase("error: there is no option 'MateNode'; did you mean 'MateNodes'?", "--option", "MateNode=3")]
    public void Bad_input_is_one_sentence_and_exit_code_2(string start, params string[] arguments)
    {
        var run = ProgramRunner.Type([], ["usi", "--runs-dir", "no-such-folder", .. arguments]);
        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.StartWith(start));
    }
}
