using System.CommandLine;
using System.CommandLine.Parsing;

namespace SelfPlay.Engine.Commands;

/// <summary>Says what is wrong with a command line, a sentence a fault.</summary>
internal static class ParseFaults
{
    public static IReadOnlyList<string> Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var options = result.UnmatchedTokens.Where(token => token.StartsWith('-')).ToList();
        // The words beside an unknown option are its value as likely as not: one sentence about the option is enough.
        if (options.Count > 0) return [.. options.Select(token => Unknown(token, command))];
        if (result.UnmatchedTokens.Count > 0) return [.. result.UnmatchedTokens.Select(token => Unknown(token, command))];
        if (command is RootCommand && result.Errors.Any(error => error.SymbolResult is CommandResult)) return ["a command is missing"];
        return result.Errors.Select(Describe).Distinct().ToList();
    }

    private static string Unknown(string token, Command command)
    {
        if (token.StartsWith('-'))
        {
            var options = command.Options.Where(option => !option.Hidden).Select(option => option.Name).Append("--help");
            return $"{Owner(command)} has no option '{token}'{Nearest.Hint(token, options)}";
        }

        return command.Subcommands.Count > 0
            ? $"there is no command '{token}'{Nearest.Hint(token, command.Subcommands.Select(sub => sub.Name))}"
            : $"{Owner(command)} does not know what to do with '{token}'";
    }

    private static string Owner(Command command) => command is RootCommand ? "selfplay" : $"'{command.Name}'";

    private static string Describe(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult parent } missing =>
            $"'{parent.Command.Name}' needs {missing.Argument.HelpName ?? missing.Argument.Name}: {missing.Argument.Description}",
        OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} needs a value ({option.Option.HelpName ?? "VALUE"})",
        ArgumentResult { Tokens.Count: 0, Parent: OptionResult option } => $"{option.Option.Name} needs a value ({option.Option.HelpName ?? "VALUE"})",
        OptionResult { IdentifierTokenCount: > 1 } option => $"{option.Option.Name} is given more than once: leave one",
        _ => error.Message.TrimEnd('.'),
    };
}
