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
    private static readonly IBenchmark[] Benchmarks = [new PerftBenchmark(), new InferenceBenchmark(), new TrainingBenchmark(), new SelfPlayBenchmark()];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Argument<string> _what = Values.Word("WHAT", [.. Benchmarks.Select(benchmark => benchmark.Name), All], All);
    private readonly Option<Game?> _game = Values.GameOption("--game", "the game to measure with (chess if left out)");
    private readonly Option<string?> _preset = Values.OneOf("--preset", "the preset whose network and batches are measured (small if left out)", [.. Presets.Names]);
    private readonly Option<int?> _threads = Values.Threads();
    private readonly Option<string?> _device = Values.Text("--device", DeviceName.Help, "D");
    private readonly Option<double?> _seconds = Values.Seconds("--seconds", "length of a measurement (5 if left out)", "S");
    private readonly Option<bool> _json = Values.Flag("--json", "writes JSON instead of words");

    public BenchCommand(CommandContext context)
        : base(
            "bench",
            "Measures positions per second, GFLOP/s and the share of time in the network. The signature of a part changes only when its results do.",
            context,
            "./selfplay bench",
            "./selfplay bench inference --game connect4 --threads 1",
            "./selfplay bench selfplay --game go9",
            "./selfplay bench selfplay --preset tiny --seconds 10 --json")
    {
        Arguments.Add(_what);
        foreach (var option in new Option[] { _game, _preset, _threads, _device, _seconds, _json }) Options.Add(option);
    }

    protected override int Run(ParseResult arguments)
    {
        var game = arguments.GetValue(_game) ?? GameCatalog.Find("chess")!;
        var settings = new BenchmarkSettings(
            game,
            Presets.Create(game, arguments.GetValue(_preset) ?? Presets.Default),
            Values.ThreadsOf(arguments, _threads),
            arguments.GetValue(_device) ?? "auto",
            TimeSpan.FromSeconds(arguments.GetValue(_seconds) ?? 5));
        var what = arguments.GetValue(_what);
        var asJson = arguments.GetValue(_json);
        var results = new JsonArray();
        foreach (var benchmark in Benchmarks.Where(benchmark => what == All || benchmark.Name == what))
        {
            var result = benchmark.Run(settings, Context.Cancellation);
            if (asJson) results.Add(ToJson(result));
            else Write(result);
        }

        if (asJson) Context.Output.WriteLine(new JsonObject { ["game"] = game.Name, ["threads"] = settings.Threads, ["results"] = results }.ToJsonString(Indented));
        return ExitCode.Done;
    }

    private void Write(BenchmarkResult result)
    {
        var figures = result.Figures.Select(figure => $"{figure.Name} {Shown(figure.Value)} {figure.Unit}");
        Context.Output.WriteLine($"{result.Name,-10} {string.Join(", ", figures)}, signature {result.Signature}");
    }

    private static JsonObject ToJson(BenchmarkResult result)
    {
        var json = new JsonObject { ["name"] = result.Name, ["signature"] = result.Signature.ToString() };
        foreach (var figure in result.Figures) json[$"{figure.Name} ({figure.Unit})"] = figure.Value;
        return json;
    }

    private static string Shown(double value) => value >= 1000 ? $"{value:#,0}" : $"{value:0.#}";
}
