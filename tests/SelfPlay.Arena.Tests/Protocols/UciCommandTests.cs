namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>The whole program, with a real network that nobody has trained.</summary>
public sealed class UciCommandTests
{
    [Test]
    public void Lines_in_are_answered_by_lines_out_until_the_end_of_the_input()
    {
        var run = Run(["uci", "isready", "position startpos moves e2e4", "go nodes 40"]);
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.Output, Does.Contain("uciok").And.Contain("readyok").And.Contain("make one with ./selfplay train chess"));
        Assert.That(run.LastLine, Does.StartWith("bestmove "));
    }

    [Test]
    public void Options_of_the_command_line_are_those_of_the_protocol()
    {
        var run = Run(["go wtime 60000 btime 60000"], "--option", "Simulations=12", "--option", "UCI_ShowWDL=true", "--threads", "2");
        Assert.That(run.Output, Does.Contain(" nodes 12 ").And.Contain(" wdl "));
    }

    [TestCase("error: --option takes NAME=VALUE, not 'Hash'", "--option", "Hash")]
    [TestCase("error: there is no option 'Hsah'; did you mean 'Hash'?", "--option", "Hsah=3")]
    [TestCase("error: option Hash takes a whole number from 1 to 1048576, not '0'", "--option", "Hash=0")]
    [TestCase("error: 'nobody' is neither a checkpoint nor a run", "--net", "nobody")]
    [TestCase("error: --threads takes a whole number from 1 to 1024, not '0'", "--threads", "0")]
    public void Bad_input_is_one_sentence_and_exit_code_2(string start, params string[] arguments)
    {
        var run = Run([], arguments);
        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.StartWith(start));
    }

    private static ProgramRunner Run(string[] lines, params string[] arguments) => ProgramRunner.Type(lines, ["uci", "--runs-dir", "no-such-folder", .. arguments]);
}
