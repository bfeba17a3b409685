using SelfPlay.Engine.Commands;

namespace SelfPlay.Arena.Tests;

/// <summary>Runs the whole program in this process and keeps what it wrote.</summary>
internal sealed record ProgramRunner(int Code, string Output, string Error)
{
    public string LastLine => Output.TrimEnd().Split('\n')[^1].TrimEnd('\r');

    public static ProgramRunner Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public static ProgramRunner Run(CancellationToken cancellation, params string[] arguments) =>
        Run(new CommandContext { Output = TextWriter.Null, Error = TextWriter.Null, Cancellation = cancellation }, arguments);

    /// <summary>Runs it with lines to read, as a pipe would give them.</summary>
    public static ProgramRunner Type(IEnumerable<string> lines, params string[] arguments) =>
        Run(new CommandContext { Output = TextWriter.Null, Error = TextWriter.Null, Input = new StringReader(string.Join('\n', lines)) }, arguments);

    /// <summary>Runs it in the given world, but for what it writes to.</summary>
    public static ProgramRunner Run(CommandContext context, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Program.Run(arguments, context with { Output = output, Error = error });
        return new ProgramRunner(code, output.ToString(), error.ToString());
    }
}
