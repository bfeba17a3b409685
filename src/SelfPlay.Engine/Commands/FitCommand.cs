using System.CommandLine;
using SelfPlay.Engine.Fitting;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.Views;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;
using Serilog.Core;
using Spectre.Console;

namespace SelfPlay.Engine.Commands;

/// <summary>Fits a network to real games: a new fit, or one that goes on.</summary>
public sealed class FitCommand : ProgramCommand
{
    private readonly Argument<Game> _game = Values.GameArgument();
    private readonly Option<string?> _data = Values.Text("--data", "the data set that './selfplay import' made, or a run into which games were imported", "DATASET");
    private readonly Option<string?> _preset = Values.OneOf("--preset", "ready settings of network and learning: tiny, small (the usual one), standard for a GPU", [.. Presets.Names]);
    private readonly Option<int?> _epochs = Values.Whole("--epochs", "times that every position is learnt from, at most (20 if left out); may be raised later", 1);
    private readonly Option<int?> _patience = Values.Whole("--patience", "ends when so many measurements in a row are no better than the best (5 if left out); 0 never ends early", 0);
    private readonly Option<int?> _measure = Values.Whole("--measure-steps", "steps between measurements of the validation loss (an epoch if left out)", 1);
    private readonly Option<string?> _from = Values.Text("--from", "begins with the network of this checkpoint, run or RUN@GENERATION instead of an untrained one", "NETWORK");
    private readonly Option<string?> _run = Values.Text("--run", "the folder of the fit: goes on with it, or begins it there", "DIR");
    private readonly Option<bool> _new = Values.Flag("--new", "begins another fit even if one is unfinished");
    private readonly Option<string?> _name = Values.Text("--name", "the unfinished fit of this name, or the name of a new one: the end of its folder's name (PRESET-fit if left out)", "NAME");
    private readonly Option<long?> _seed = Values.LargeWhole("--seed", "decides first weights and the order of positions (1 if left out)", 0, "S");
    private readonly Option<double?> _minutes = Values.Positive("--minutes", "stops after this time; the same command goes on", "M", most: 1e6);
    private readonly Option<int?> _threads = Values.Threads();
    private readonly Option<string?> _device = Values.Text("--device", DeviceName.Help, "D");
    private readonly Option<string[]> _set = new("--set") { Description = "any setting by its name, as often as needed", HelpName = "key=value" };
    private readonly Option<string?> _runsFolder = Values.Text("--runs-dir", "the folder of all runs (runs if left out)", "DIR");
    private readonly Option<bool> _log = Values.Flag("--log", "writes the log, with times, to the console instead of showing the view");
    private readonly Option<bool> _dryRun = Values.Flag("--dry-run", "shows what would be done, with all settings, and does nothing");

    public FitCommand(CommandContext context)
        : base(
            "fit",
            "Fits a network to real games, without self-play: epochs over a data set, measured on games it does not learn from; the best network is kept and plays everywhere. "
            + "Without --run the newest unfinished fit of that game, preset and data set goes on. Ctrl-C stops in order.",
            context,
            "./selfplay fit chess --data data/chess",
            "./selfplay fit chess --data data/chess --set network.filters=64 --set network.blocks=6 --epochs 10 --measure-steps 500",
            "./selfplay fit go9 --data data/go9 --preset tiny --patience 3 --name first",
            "./selfplay fit shogi --data data/shogi --from latest --set learning.rate=0.0005",
            "./selfplay train chess --from runs/chess-20261126-150000-small-fit        goes on by self-play")
    {
        Arguments.Add(_game);
        Option[] options =
            [_data, _preset, _epochs, _patience, _measure, _from, _run, _new, _name, _seed, _minutes, _threads, _device, _set, _runsFolder, _log, _dryRun];
        foreach (var option in options) Options.Add(option);
        _data.Required = true;
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

        var (directory, held) = plan.Open(Context.Time);
        try
        {
            using (held) return Fit(arguments, plan, directory);
        }
        catch (Exception exception) when (exception is InputException or DeviceException && plan.Existing is null && !File.Exists(directory.StatePath))
        {
            // Refused before it began: the next fit must not find its folder and take it for an unfinished one.
            Directory.Delete(directory.Path, recursive: true);
            throw;
        }
    }

    private int Fit(ParseResult arguments, TrainPlan plan, RunDirectory directory)
    {
        var toConsole = arguments.GetValue(_log);
        using var log = TrainCommand.OpenLog(directory, toConsole);
        var end = Context.IsTerminal && !toConsole
            ? LiveFitView.Show(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Context.Output) }), Context.Time, Run)
            : Run(toConsole ? null : new PlainFitView(Context.Output, Context.Time));
        return end.Reason == RunEndReason.Interrupted ? ExitCode.Interrupted : ExitCode.Done;

        FitEnd Run(IFitObserver? view)
        {
            IFitObserver[] observers = view is null ? [new FitLogObserver(log)] : [new FitLogObserver(log), view];
            return Logged(log, new FitLoop(directory, plan.Config, OptionsOf(arguments), new CompositeFitObserver(observers), Context.Time));
        }
    }

    private FitEnd Logged(Logger log, FitLoop loop)
    {
        try
        {
            return loop.Run(Context.Cancellation);
        }
        catch (Exception exception)
        {
            log.Error(exception, "the fit ended with an error");
            throw;
        }
    }

    private TrainRequest Request(ParseResult arguments)
    {
        var settings = new List<string>();
        if (arguments.GetValue(_seed) is { } seed) settings.Add($"seed={seed}");
        if (arguments.GetValue(_epochs) is { } epochs) settings.Add($"fit.epochs={epochs}");
        if (arguments.GetValue(_patience) is { } patience) settings.Add($"fit.patience={patience}");
        if (arguments.GetValue(_measure) is { } steps) settings.Add($"fit.measureSteps={steps}");
        settings.AddRange(arguments.GetValue(_set) ?? []);
        var (name, folder, preset) = (arguments.GetValue(_name), arguments.GetValue(_run), arguments.GetValue(_preset));
        return new TrainRequest
        {
            Game = arguments.GetRequiredValue(_game),
            Preset = preset,
            Dataset = Data.DataSet.Open(arguments.GetRequiredValue(_data)!).Path,
            From = arguments.GetValue(_from),
            Settings = settings,
            Folder = folder,
            IsNew = arguments.GetValue(_new),
            Name = name,
            UsualName = $"{preset ?? Presets.Default}-fit",
            RunsFolder = arguments.GetValue(_runsFolder) ?? "runs",
        };
    }

    private RunOptions OptionsOf(ParseResult arguments) => new()
    {
        Threads = Values.ThreadsOf(arguments, _threads),
        Device = arguments.GetValue(_device) ?? BackendCatalog.Auto,
        Backends = Context.Backends,
        TimeLimit = arguments.GetValue(_minutes) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
    };
}
