using System.CommandLine;
using System.Text.Json;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;
using SelfPlay.Engine.Suites;
using SelfPlay.Engine.Views;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Commands;

/// <summary>Scores a network on positions whose best moves are known.</summary>
public sealed class TestSuiteCommand : ProgramCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "suites, a position a line: EPD with bm, am, dm (chess), or columns and exact score (Connect Four); may be .gz",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<Game?> _game = Values.GameOption("--game", "the game (told by the first file if left out)");
    private readonly Option<string?> _network = Values.Text("--network", "the network: a checkpoint, a run, RUN@GENERATION or untrained (the newest of the game if left out)", "NAME");
    private readonly Option<int?> _simulations = Values.Whole("--simulations", "asks a search with so many simulations as well (the raw policy alone if left out)", 1, 10_000_000);
    private readonly Option<string?> _search = Values.OneOf("--search", "how to search (gumbel if left out)", "gumbel", "puct");
    private readonly Option<bool> _verbose = Values.Flag("--verbose", "a line for every position");
    private readonly Option<bool> _json = Values.Flag("--json", "writes JSON instead of words");
    private readonly Option<string?> _runsFolder = Values.Text("--runs-dir", "where runs are (runs if left out)", "DIR");
    private readonly Option<int?> _threads = Values.Threads();
    private readonly Option<string?> _device = Values.Text("--device", DeviceName.Help, "D");

    public TestSuiteCommand(CommandContext context)
        : base(
            "test-suite",
            "Scores a network on test suites: how often its raw policy, and a search with it, find the moves that solve them.",
            context,
            "./selfplay test-suite wac.epd",
            "./selfplay test-suite wac.epd bratko-kopec.epd --network runs/chess-x@12 --simulations 400 --verbose",
            "./selfplay test-suite Test_L3_R1.txt --network latest --json",
            "./selfplay test-suite wac.epd --network untrained       what chance finds")
    {
        Arguments.Add(_files);
        foreach (var option in new Option[] { _game, _network, _simulations, _search, _verbose, _json, _runsFolder, _threads, _device }) Options.Add(option);
    }

    protected override int Run(ParseResult arguments)
    {
        var files = Values.FilesOf(arguments, _files);
        var game = arguments.GetValue(_game) ?? GameCatalog.Find(SuiteFile.GuessGame(files[0]))!;
        return game.Accept(new Work(this, arguments, files));
    }

    private sealed class Work(TestSuiteCommand command, ParseResult arguments, string[] files) : IGameVisitor<int>
    {
        private const string Untrained = "untrained";

        private CommandContext Context => command.Context;

        public int Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            // All files are read first: a fault in the last one must not cost the time of the others.
            var suites = files.Select(path => (Path: path, Entries: SuiteFile.Read(path, game))).ToList();
            var (name, weights) = Open(game);
            var simulations = arguments.GetValue(command._simulations) ?? 0;
            using var network = new LoadedNetwork(
                arguments.GetValue(command._device) ?? "auto", Values.ThreadsOf(arguments, command._threads), weights, SuiteExaminer<TPosition>.Batch);
            var examiner = new SuiteExaminer<TPosition>(game, network.Evaluator, new SearchConfig { Kind = KindOf(arguments.GetValue(command._search)) }, simulations);
            var results = suites.ConvertAll(suite => new SuiteResult(suite.Path, Ask(examiner, suite.Path, suite.Entries), simulations > 0));
            if (arguments.GetValue(command._json)) WriteJson(game, name, simulations, results);
            else Write(game, name, simulations, results);
            return ExitCode.Done;
        }

        private (string Name, NetworkWeights Weights) Open(Game game)
        {
            var (asked, root) = (arguments.GetValue(command._network), arguments.GetValue(command._runsFolder) ?? "runs");
            if (asked == Untrained) return (Untrained, LoadedNetwork.Untrained(game));
            var path = new CheckpointFinder(root, game).FindOne(asked ?? "latest");
            return (path, LoadedNetwork.ReadWeights(path, game).Weights);
        }

        private static SearchKind KindOf(string? word) => word is null ? SearchKind.Gumbel : Enum.Parse<SearchKind>(word, ignoreCase: true);

        private IReadOnlyList<SuiteAnswer> Ask<TPosition>(SuiteExaminer<TPosition> examiner, string path, IReadOnlyList<SuiteEntry<TPosition>> entries)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            try
            {
                return examiner.Ask(entries, done => Show($"{Path.GetFileName(path)}: {done}/{entries.Count}"), Context.Cancellation);
            }
            catch (InputException exception)
            {
                throw new InputException($"{path}, {exception.Message}", exception);
            }
            finally
            {
                Show("");
            }
        }

        /// <summary>How far it is, on one line that the next one covers, for a person who watches.</summary>
        private void Show(string progress)
        {
            if (!Context.IsTerminal || arguments.GetValue(command._json)) return;
            Context.Output.Write($"\r{progress,-60}\r");
            Context.Output.Flush();
        }

        private void Write(Game game, string name, int simulations, IReadOnlyList<SuiteResult> results)
        {
            Context.Output.WriteLine($"{game.Title}, network {name}, {(simulations > 0 ? $"raw policy and {Figures.Count(simulations)} simulations" : "raw policy")}");
            if (arguments.GetValue(command._verbose))
            {
                foreach (var line in results.SelectMany(SuiteText.Lines)) Context.Output.WriteLine(line);
            }

            foreach (var line in SuiteText.Table([.. results.Select(result => result.Score)])) Context.Output.WriteLine(line);
        }

        private void WriteJson(Game game, string name, int simulations, IReadOnlyList<SuiteResult> results)
        {
            var verbose = arguments.GetValue(command._verbose);
            var suites = results.Select(result => new { result.Path, result.Score, Answers = verbose ? result.Answers : null });
            Context.Output.WriteLine(JsonSerializer.Serialize(new { Game = game.Name, Network = name, Simulations = simulations, Suites = suites }, Indented));
        }
    }
}
