using System.CommandLine;
using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Arena.Protocols.Uci;
using SelfPlay.Engine;
using SelfPlay.Engine.Commands;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Commands;

/// <summary>Serves the chess network to any program that speaks UCI.</summary>
public sealed class UciCommand : ProgramCommand
{
    private readonly Option<string?> _net = Values.Text("--net", "the network: a checkpoint, a run, or a run and a generation as in x@12 (the newest of the newest run if left out)", "NAME");
    private readonly Option<string?> _runs = Values.Text("--runs-dir", "the folder of all runs (runs if left out)", "DIR");
    private readonly Option<int?> _threads = Values.Whole("--threads", "threads to use (1 if left out: match runners start many engines at once)", 1, 1024);
    private readonly Option<string?> _device = Values.Text("--device", "auto, cpu, cuda, opencl or ilgpu-cpu (auto if left out)", "D");
    private readonly Option<string[]> _option = new("--option") { Description = "any UCI option by its name, as often as needed; 'uci' lists them", HelpName = "NAME=VALUE" };

    public UciCommand(CommandContext context)
        : base(
            "uci",
            "Serves the chess network to GUIs and match runners in the UCI protocol. Add it to a GUI as an engine with the command below and the folder of the program as its working directory; "
            + "where a GUI takes no arguments, a script of one line with the command does.",
            context,
            "./selfplay uci",
            "./selfplay uci --net runs/chess-20260101-120000@12 --threads 4",
            "./selfplay uci --option Simulations=800 --option \"Move Overhead=100\"",
            "fastchess -engine cmd=./selfplay args=uci name=SelfPlay -engine cmd=stockfish name=Stockfish -each tc=10+0.1",
            "printf 'position startpos moves e2e4\\ngo nodes 400\\n' | ./selfplay uci")
    {
        foreach (var option in new Option[] { _net, _runs, _threads, _device, _option }) Options.Add(option);
    }

    protected override int Run(ParseResult arguments)
    {
        var options = OptionsOf(arguments);
        using var server = new UciServer(new NetworkSource(GameCatalog.Find("chess")!), options, new ProtocolWriter(Context.Output), Context.Time);
        server.Run(Context.Input, Context.Cancellation);
        return ExitCode.Done;
    }

    private UciOptions OptionsOf(ParseResult arguments)
    {
        var options = new UciOptions();
        Set("WeightsFile", arguments.GetValue(_net));
        Set("RunsFolder", arguments.GetValue(_runs));
        Set("Threads", arguments.GetValue(_threads)?.ToString());
        Set("Device", arguments.GetValue(_device));
        foreach (var text in arguments.GetValue(_option) ?? []) SetPair(options, text);
        return options;

        void Set(string name, string? value)
        {
            if (value is not null) options.Table.Set(name, value);
        }
    }

    private static void SetPair(UciOptions options, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1) throw new InputException($"--option takes NAME=VALUE, not '{text}'");
        options.Table.Set(text[..equals].Trim(), text[(equals + 1)..].Trim());
    }
}
