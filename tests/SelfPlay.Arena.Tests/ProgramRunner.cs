using SelfPlay.Engine.Commands;

namespace SelfPlay.Arena.Tests;

/// <summary>Runs the whole program in this process and keeps what it wrote.</summary>
internal sealed record ProgramRunner(int Code, string Output, string Error)
{
    public string LastLine => Output.TrimEnd().Split('\n')[^1].TrimEnd('\r');

    public static ProgramRunner Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public static ProgramRunner Run(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Program.Run(arguments, new CommandContext { Output = output, Error = error, Cancellation = cancellation });
        return new ProgramRunner(code, output.ToString(), error.ToString());
    }
}
