using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using SelfPlay.Engine.Benchmarks;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;

namespace SelfPlay.Engine.Commands;

/// <summary>Measures the fast parts of the program on this machine.</summary>
public sealed class BenchCommand : ProgramCommand
{
    private const string All = "all";

    private static readonly IBenchmark[] Benchmarks =
    [
        new PeakBenchmark(), new PerftBenchmark(), new SearchBenchmark(), new InferenceBenchmark(), new TrainingBenchmark(), new SelfPlayBenchmark(), new ReplayBenchmark(),
    ];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Argument<string> _what = Values.Word("WHAT", [.. Benchmarks.Select(benchmark => benchmark.Name), All], All);
    private readonly Option<Game?> _game = Values.GameOption("--game", "the game to measure with (chess if left out)");
    private readonly Option<string?> _preset = Values.OneOf("--preset", "the preset whose network and batches are measured (small if left out)", [.. Presets.Names]);
    private readonly Option<int?> _filters = Values.Whole("--filters", "filters of the network (the preset's if left out)", 1, 4096);
    private readonly Option<int?> _blocks = Values.Whole("--blocks", "residual blocks of the network (the preset's if left out)", 0, 1000);
    private readonly Option<int?> _batch = Values.Whole("--batch", "rows of a batch, games in flight in self-play (the preset's if left out)", 1, 1_000_000);
    private readonly Option<int?> _nodes = Values.Whole("--nodes", "simulations of an analysis in the part search (100000 if left out)", 1, 100_000_000);
    private readonly Option<string[]> _positions = new("--position")
    {
        Description = "a position for perft and search to begin at, in the game's notation; may be repeated (positions of its own choice if left out)",
        HelpName = "TEXT",
    };

    private readonly Option<int?> _threads = Values.Threads();
    private readonly Option<string?> _device = Values.Text("--device", DeviceName.Help, "D");
    private readonly Option<double?> _seconds = Values.Seconds("--seconds", "length of a measurement, all its rounds together (5 if left out)", "S");
    private readonly Option<int?> _rounds = Values.Whole("--rounds", "rounds of a measurement; figures are their medians, with the least and the most (5 if left out)", 1, 1000);
    private readonly Option<bool> _json = Values.Flag("--json", "writes JSON instead of words");

    public BenchCommand(CommandContext context)
        : base(
            "bench",
            "Measures this machine: positions per second, GFLOP/s and their share of the peak, simulations per second. The signature of a part changes only when its results do.",
            context,
            "./selfplay bench",
            "./selfplay bench inference --game connect4 --threads 1",
            "./selfplay bench inference --filters 128 --blocks 10 --batch 16",
            "./selfplay bench search --nodes 500000",
            "./selfplay bench selfplay --preset tiny --seconds 10 --json")
    {
        Arguments.Add(_what);
        foreach (var option in new Option[] { _game, _preset, _filters, _blocks, _batch, _nodes, _positions, _threads, _device, _seconds, _rounds, _json }) Options.Add(option);
    }

    protected override int Run(ParseResult arguments)
    {
        var settings = Settings(arguments);
        var what = arguments.GetValue(_what);
        var asJson = arguments.GetValue(_json);
        var results = new JsonArray();
        foreach (var benchmark in Benchmarks.Where(benchmark => what == All || benchmark.Name == what))
        {
            var result = benchmark.Run(settings, Context.Cancellation);
            if (asJson) results.Add(ToJson(result));
            else Write(result);
        }

        if (asJson) Context.Output.WriteLine(new JsonObject { ["game"] = settings.Game.Name, ["threads"] = settings.Threads, ["results"] = results }.ToJsonString(Indented));
        return ExitCode.Done;
    }

    private BenchmarkSettings Settings(ParseResult arguments)
    {
        var game = arguments.GetValue(_game) ?? GameCatalog.Find("chess")!;
        var config = Presets.Create(game, arguments.GetValue(_preset) ?? Presets.Default);
        var tower = config.Network;
        tower = tower with { Filters = arguments.GetValue(_filters) ?? tower.Filters, Blocks = arguments.GetValue(_blocks) ?? tower.Blocks };
        var (inFlight, rows) = (arguments.GetValue(_batch) ?? config.SelfPlay.GamesInFlight, arguments.GetValue(_batch) ?? config.Learning.BatchSize);
        config = config with
        {
            Network = tower,
            SelfPlay = config.SelfPlay with { GamesInFlight = inFlight, Games = Math.Max(config.SelfPlay.Games, inFlight) },
            Learning = config.Learning with { BatchSize = rows },
        };
        var usual = new BenchmarkSettings(
            game, config, Values.ThreadsOf(arguments, _threads), arguments.GetValue(_device) ?? BackendCatalog.Auto, TimeSpan.FromSeconds(arguments.GetValue(_seconds) ?? 5));
        return usual with
        {
            Backends = (device, threads, _) => Context.Backends(device, threads, Warn),
            Rounds = arguments.GetValue(_rounds) ?? usual.Rounds,
            Nodes = arguments.GetValue(_nodes) ?? usual.Nodes,
            Positions = arguments.GetValue(_positions) ?? [],
        };
    }

    private void Write(BenchmarkResult result)
    {
        Context.Output.WriteLine($"{result.Name,-26} signature {result.Signature}");
        foreach (var (name, value, unit) in result.Figures)
        {
            var spread = value.Least == value.Most ? "" : $"({Shown(value.Least)} .. {Shown(value.Most)})";
            Context.Output.WriteLine($"  {name,-24} {Shown(value.Median),12} {unit,-28} {spread}".TrimEnd());
        }
    }

    private static JsonObject ToJson(BenchmarkResult result)
    {
        var json = new JsonObject { ["name"] = result.Name, ["signature"] = result.Signature.ToString() };
        foreach (var (name, value, unit) in result.Figures)
            json[unit.Length == 0 ? name : $"{name} ({unit})"] = new JsonObject { ["median"] = value.Median, ["min"] = value.Least, ["max"] = value.Most };
        return json;
    }

    private static string Shown(double value) => value >= 1000 ? $"{value:#,0}" : $"{value:0.##}";
}
