using System.CommandLine;
using SelfPlay.Net.Backends;

namespace SelfPlay.Engine.Commands;

/// <summary>Lists the devices that networks can run on.</summary>
public sealed class DevicesCommand : ProgramCommand
{
    private readonly Option<int?> _threads = Values.Threads();

    public DevicesCommand(CommandContext context)
        : base("devices", "Lists what networks can run on here, and what --device auto picks.", context, "./selfplay devices") => Options.Add(_threads);

    protected override int Run(ParseResult arguments)
    {
        var devices = BackendCatalog.List(Values.ThreadsOf(arguments, _threads));
        var width = devices.Max(device => device.Name.Length);
        foreach (var device in devices)
            Context.Output.WriteLine($"{(device.IsAuto ? "auto ->" : "       ")} {device.Name.PadRight(width)}  {(device.IsAvailable ? "" : "not here: ")}{device.Description}");
        return ExitCode.Done;
    }
}
