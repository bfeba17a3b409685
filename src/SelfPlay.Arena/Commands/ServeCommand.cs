using System.CommandLine;
using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Options;
using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine;
using SelfPlay.Engine.Commands;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;

namespace SelfPlay.Arena.Commands;

/// <summary>Serves a network to other programs in a protocol that has options of its own: the command line sets the same ones.</summary>
public abstract class ServeCommand<TPosition> : ProgramCommand
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Option<string?> _net = Values.Text("--net", "the network: a checkpoint, a run, or a run and a generation as in x@12 (the newest of the newest run if left out)", "NAME");
    private readonly Option<string?> _runs = Values.Text("--runs-dir", "the folder of all runs (runs if left out)", "DIR");
    private readonly Option<int?> _threads = Values.Whole("--threads", "threads to use (1 if left out: match runners start many engines at once)", 1, 1024);
    private readonly Option<string?> _device = Values.Text("--device", DeviceName.Help, "D");
    private readonly Option<string[]> _option;

    private protected ServeCommand(string name, string description, CommandContext context, params string[] examples)
        : base(name, description, context, examples)
    {
        _option = new Option<string[]>("--option") { Description = $"any option of the protocol by its name, as often as needed; '{name}' lists them", HelpName = "NAME=VALUE" };
        foreach (var option in new Option[] { _net, _runs, _threads, _device, _option }) Options.Add(option);
    }

    protected override int Run(ParseResult arguments)
    {
        // A GUI that names a network later is told and gets another; a match that was begun with a wrong name must not go on.
        if (arguments.GetValue(_net) is { Length: > 0 } name) new CheckpointFinder(arguments.GetValue(_runs) ?? NetworkSettings.UsualRunsFolder, Game).FindUsable(name);
        using var server = CreateServer(table => SetOptions(table, arguments), new ProtocolWriter(Context.Output));
        server.Run(Context.Input, Context.Cancellation);
        return ExitCode.Done;
    }

    /// <summary>What is played.</summary>
    protected abstract Game Game { get; }

    /// <param name="set">Gives the options their values.</param>
    /// <param name="output">Where the server writes.</param>
    protected abstract EngineServer<TPosition> CreateServer(Action<OptionTable> set, ProtocolWriter output);

    private void SetOptions(OptionTable table, ParseResult arguments)
    {
        Set("WeightsFile", arguments.GetValue(_net));
        Set("RunsFolder", arguments.GetValue(_runs));
        Set("Threads", arguments.GetValue(_threads)?.ToString());
        Set("Device", arguments.GetValue(_device));
        foreach (var text in arguments.GetValue(_option) ?? []) SetPair(table, text);

        void Set(string name, string? value)
        {
            if (value is not null) table.Set(name, value);
        }
    }

    private static void SetPair(OptionTable table, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1) throw new InputException($"--option takes NAME=VALUE, not '{text}'");
        table.Set(text[..equals].Trim(), text[(equals + 1)..].Trim());
    }
}
