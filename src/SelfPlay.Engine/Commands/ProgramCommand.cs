using System.CommandLine;

namespace SelfPlay.Engine.Commands;

/// <summary>A command of the program: its options, its examples for --help, and its work.</summary>
public abstract class ProgramCommand : Command
{
    /// <param name="examples">Whole command lines, each followed by a space-padded comment if it needs one.</param>
    protected ProgramCommand(string name, string description, CommandContext context, params string[] examples)
        : base(name, description)
    {
        Context = context;
        Examples = examples;
        SetAction(Run);
    }

    public IReadOnlyList<string> Examples { get; }

    protected CommandContext Context { get; }

    /// <summary>Does the work and returns an <see cref="ExitCode"/>.</summary>
    protected abstract int Run(ParseResult arguments);

    /// <summary>Says what a person should know and can do without.</summary>
    protected void Warn(string message) => Context.Error.WriteLine($"warning: {message}");
}
