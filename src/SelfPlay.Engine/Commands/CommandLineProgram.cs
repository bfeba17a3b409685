using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using SelfPlay.Games.Notation;
using SelfPlay.Net.Backends;

namespace SelfPlay.Engine.Commands;

/// <summary>The program seen from the shell: finds the command, and turns every fault that a person can mend into one line and an exit code.</summary>
public sealed class CommandLineProgram(string description, CommandContext context, IEnumerable<ProgramCommand> commands)
{
    public static string Version { get; } =
        typeof(CommandLineProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public int Run(IReadOnlyList<string> arguments)
    {
        var result = Root().Parse(arguments);
        if (result.Errors.Count > 0 && result.Action is not HelpWithExamples) return Refuse(result);
        try
        {
            return result.Invoke(new InvocationConfiguration
            {
                Output = context.Output,
                Error = context.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (IsMendable(exception))
        {
            return Refuse(exception.Message);
        }
    }

    private static bool IsMendable(Exception exception) =>
        exception is InputException or InvalidDataException or IOException or UnauthorizedAccessException or DeviceException;

    private RootCommand Root()
    {
        var root = new RootCommand(description);
        root.Directives.Clear();
        foreach (var command in commands) root.Subcommands.Add(command);
        foreach (var option in root.Options)
        {
            if (option is HelpOption help) help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
            if (option is VersionOption version) version.Action = new WriteVersion();
        }

        return root;
    }

    private int Refuse(ParseResult result)
    {
        foreach (var fault in ParseFaults.Describe(result)) context.Error.WriteLine($"error: {fault}");
        var command = result.CommandResult.Command;
        context.Error.WriteLine(command is RootCommand
            ? "'./selfplay --help' lists the commands."
            : $"'./selfplay {command.Name} --help' explains the command.");
        return ExitCode.BadInput;
    }

    private int Refuse(string message)
    {
        // Several faults stand on a line each; an indented line belongs to the one above. A message may quote a file that is no text.
        foreach (var line in message.Split('\n').Select(PrintableText.Of)) context.Error.WriteLine(line.StartsWith(' ') ? line : $"error: {line}");
        return ExitCode.BadInput;
    }

    private sealed class WriteVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"selfplay {Version}");
            return ExitCode.Done;
        }
    }
}
