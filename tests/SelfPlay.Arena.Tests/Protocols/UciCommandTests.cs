using SelfPlay.Engine.Commands;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>The whole program, with a real network that nobody has trained.</summary>
public sealed class UciCommandTests
{
    [Test]
    public void Lines_in_are_answered_by_lines_out_until_the_end_of_the_input()
    {
        var (code, output, _) = Run("uci\nisready\nposition startpos moves e2e4\ngo nodes 40\n");
        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("uciok").And.Contain("readyok").And.Contain("make one with ./selfplay train chess"));
        Assert.That(output.TrimEnd().Split('\n')[^1], Does.StartWith("bestmove "));
    }

    [Test]
    public void Options_of_the_command_line_are_those_of_the_protocol()
    {
        var (_, output, _) = Run("go wtime 60000 btime 60000\n", "--option", "Simulations=12", "--option", "UCI_ShowWDL=true", "--threads", "2");
        Assert.That(output, Does.Contain(" nodes 12 ").And.Contain(" wdl "));
    }

    [TestCase("error: --option takes NAME=VALUE, not 'Hash'", "--option", "Hash")]
    [TestCase("error: there is no option 'Hsah'; did you mean 'Hash'?", "--option", "Hsah=3")]
    [TestCase("error: option Hash takes a whole number from 1 to 1048576, not '0'", "--option", "Hash=0")]
    [TestCase("error: --threads takes a whole number from 1 to 1024, not '0'", "--threads", "0")]
    public void Bad_input_is_one_sentence_and_exit_code_2(string start, params string[] arguments)
    {
        var (code, output, error) = Run("", arguments);
        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.StartWith(start));
    }

    private static (int Code, string Output, string Error) Run(string input, params string[] arguments)
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CommandContext { Output = output, Error = error, Input = reader };
        var code = Program.Run(["uci", "--runs-dir", "no-such-folder", .. arguments], context);
        return (code, output.ToString(), error.ToString());
    }
}
