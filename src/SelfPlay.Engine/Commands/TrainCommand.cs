using System.CommandLine;
using System.Globalization;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;
using SelfPlay.Engine.Views;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Spectre.Console;

namespace SelfPlay.Engine.Commands;

/// <summary>Trains: a new run, or one that goes on.</summary>
public sealed class TrainCommand : ProgramCommand
{
    private readonly Argument<Game> _game = Values.GameArgument();
    private readonly Option<string?> _preset = Values.OneOf("--preset", "ready settings: tiny for a first look, small for an hour on two cores (the usual one), standard for a GPU", [.. Presets.Names]);
    private readonly Option<string?> _run = Values.Text("--run", "the folder of the run: goes on with it, or begins it there", "DIR");
    private readonly Option<bool> _new = Values.Flag("--new", "begins another run even if one is unfinished");
    private readonly Option<string?> _name = Values.Text("--name", "the unfinished run of this name, or the name of a new one: the end of its folder's name", "NAME");
    private readonly Option<string?> _from = Values.Text("--from", "a new run begins with the network of this checkpoint, run or RUN@GENERATION instead of an untrained one", "NETWORK");
    private readonly Option<long?> _seed = Values.LargeWhole("--seed", "decides all games and weights (1 if left out)", 0, "S");
    private readonly Option<int?> _generations = Values.Whole("--generations", "generations until the run is finished; may be raised later", 1);
    private readonly Option<double?> _minutes = Values.Positive("--minutes", "stops after this time; the same command goes on", "M", most: 1e6);
    private readonly Option<int?> _threads = Values.Threads();
    private readonly Option<string?> _device = Values.Text("--device", DeviceName.Help, "D");
    private readonly Option<string?> _search = Values.OneOf("--search", "how games are generated (gumbel if left out)", "gumbel", "puct", "policy");
    private readonly Option<string[]> _set = new("--set") { Description = "any setting by its name, as often as needed", HelpName = "key=value" };
    private readonly Option<string?> _runsFolder = Values.Text("--runs-dir", "the folder of all runs (runs if left out)", "DIR");
    private readonly Option<int?> _rehearsal = Values.Whole("--rehearsal", "seconds that measure the speed before a new run (10, or 2 for the preset tiny); 0 leaves it out", 0, 3600, "S");
    private readonly Option<bool> _log = Values.Flag("--log", "writes the log, with times, to the console instead of showing the view");
    private readonly Option<bool> _dryRun = Values.Flag("--dry-run", "shows what would be done, with all settings, and does nothing");

    public TrainCommand(CommandContext context)
        : base(
            "train",
            "Trains a network by self-play. Without --run the newest unfinished run of that game and preset goes on. Ctrl-C stops in order.",
            context,
            "./selfplay train tictactoe --preset tiny",
            "./selfplay train chess --minutes 30 --threads 2",
            "./selfplay train connect4 --new --search puct --set learning.rate=0.002 --set search.simulations=64",
            "./selfplay train chess --from runs/chess-20261126-150000-fit --set replay.dataset=data/chess --set replay.datasetShare=0.25",
            "./selfplay train chess --preset standard --dry-run")
    {
        Arguments.Add(_game);
        Option[] options =
            [_preset, _run, _new, _name, _from, _seed, _generations, _minutes, _threads, _device, _search, _set, _runsFolder, _rehearsal, _log, _dryRun];
        foreach (var option in options) Options.Add(option);
    }

    protected override int Run(ParseResult arguments)
    {
        var plan = Request(arguments).Plan(Warn);
        if (arguments.GetValue(_dryRun))
        {
            Context.Output.WriteLine(plan.Describe());
            Context.Output.Write(RunConfigJson.Write(plan.Config));
            return ExitCode.Done;
        }

        var options = OptionsOf(arguments, plan.Config);
        var (directory, held) = plan.Open(Context.Time);
        try
        {
            return Train(arguments, plan, options, directory, held);
        }
        catch (Exception exception) when (exception is InputException or DeviceException && plan.Existing is null && directory.CheckpointGenerations.Count == 0)
        {
            // Refused before it began: the next train must not find its folder and take it for an unfinished run.
            Directory.Delete(directory.Path, recursive: true);
            throw;
        }
    }

    private int Train(ParseResult arguments, TrainPlan plan, RunOptions options, RunDirectory directory, RunLock held)
    {
        if (plan.Existing is null && options.Rehearsal > TimeSpan.Zero)
            Context.Output.WriteLine($"Rehearsing for {options.Rehearsal.TotalSeconds:0} s to measure the speed (--rehearsal 0 leaves it out) ...");
        using (held)
        using (var log = OpenLog(directory, arguments.GetValue(_log)))
        using (var live = Context.IsTerminal && !arguments.GetValue(_log) ? LiveView() : null)
        {
            var observers = new List<IRunObserver> { new LogObserver(log) };
            if (live is not null) observers.Add(live);
            else if (!arguments.GetValue(_log)) observers.Add(new PlainRunView(Context.Output, Context.Time));
            return Train(new RunLoop(directory, plan.Config, options, new CompositeObserver(observers), Context.Time), log);
        }
    }

    private int Train(RunLoop loop, Logger log)
    {
        try
        {
            var end = loop.Run(Context.Cancellation);
            return end.Reason == RunEndReason.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
        }
        catch (Exception exception)
        {
            log.Error(exception, "the run ended with an error");
            throw;
        }
    }

    private TrainRequest Request(ParseResult arguments)
    {
        var settings = new List<string>();
        if (arguments.GetValue(_seed) is { } seed) settings.Add($"seed={seed}");
        if (arguments.GetValue(_generations) is { } generations) settings.Add($"generations={generations}");
        settings.AddRange(arguments.GetValue(_set) ?? []);
        return new TrainRequest
        {
            Game = arguments.GetRequiredValue(_game),
            Preset = arguments.GetValue(_preset),
            Search = arguments.GetValue(_search) is { } kind ? Enum.Parse<SearchKind>(kind, ignoreCase: true) : null,
            Settings = settings,
            Folder = arguments.GetValue(_run),
            IsNew = arguments.GetValue(_new),
            Name = arguments.GetValue(_name),
            From = arguments.GetValue(_from),
            RunsFolder = arguments.GetValue(_runsFolder) ?? "runs",
        };
    }

    private RunOptions OptionsOf(ParseResult arguments, RunConfig config) => new()
    {
        Threads = Values.ThreadsOf(arguments, _threads),
        Device = arguments.GetValue(_device) ?? BackendCatalog.Auto,
        Backends = Context.Backends,
        TimeLimit = arguments.GetValue(_minutes) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        Rehearsal = TimeSpan.FromSeconds(arguments.GetValue(_rehearsal) ?? (config.Preset == "tiny" ? 2 : 10)),
    };

    private LiveRunView LiveView() => new(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Context.Output) }), Context.Time);

    internal static Logger OpenLog(RunDirectory directory, bool toConsole)
    {
        var log = new LoggerConfiguration().WriteTo.File(directory.LogPath, formatProvider: CultureInfo.InvariantCulture);
        if (toConsole) log.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Warning);
        return log.CreateLogger();
    }
}
