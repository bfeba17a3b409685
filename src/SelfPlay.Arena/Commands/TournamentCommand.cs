using System.CommandLine;
using System.CommandLine.Parsing;
using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Arena.Tournaments.Views;
using SelfPlay.Engine;
using SelfPlay.Engine.Commands;
using SelfPlay.Engine.Views;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;
using Spectre.Console;

namespace SelfPlay.Arena.Commands;

/// <summary>Players play each other; what they are worth is measured.</summary>
public sealed class TournamentCommand : ProgramCommand
{
    private readonly Argument<Game?> _game = Values.OptionalGameArgument();

    private readonly Argument<string[]> _players = new("PLAYER")
    {
        Description = "checkpoints (runs/NAME@12, runs/NAME@* for all, latest), random, greedy, solver (exact; in Connect Four from the 12th move on), untrained, "
            + "and programs: uci:PROGRAM in chess, usi:PROGRAM in shogi, gtp:PROGRAM in Go; "
            + "each with settings of its own, as in runs/NAME@12?sims=64&search=puct&temperature=0.5&name=mine&elo=0 or 'uci:stockfish?nodes=1000&Skill Level=3'; "
            + "a Go program's own settings stand behind it, as in 'gtp:gnugo --mode gtp --chinese-rules --positional-superko --capture-all-dead --level 1'",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _format = Values.OneOf("--format", "who plays whom (round-robin if left out); gauntlet: the first against all others; ladder: checkpoints against their next neighbours and all that are no checkpoints", "round-robin", "gauntlet", "ladder");
    private readonly Option<int?> _neighbours = Values.Whole("--neighbours", "in a ladder: how many of the next checkpoints each plays (2 if left out)", 1, 1000);
    private readonly Option<int?> _games = Values.Whole("--games", "games per pairing, an even number (100 if left out; with --sprt at most 20000)", 2, 10_000_000);
    private readonly Option<long?> _seed = Values.LargeWhole("--seed", "decides openings and chance (1 if left out)", 0, "S");
    private readonly Option<string?> _book = Values.Text("--book", "openings: none, random:PLIES, or a file of games (PGN) or positions (EPD), in an order drawn from the seed (random ones that suit the game if left out)", "BOOK");
    private readonly Option<int?> _bookPlies = Values.Whole("--book-plies", "moves to take from each game of a book (all if left out)", 0, 1000);
    private readonly Option<int?> _sims = Values.Whole("--sims", "simulations per move of networks that have no budget of their own (64 if left out)", 0, 1_000_000);
    private readonly Option<string?> _clock = Values.Text("--tc", "time instead, for networks and programs: seconds of a game and what each move gains, as in 1+0.01", "TIME");
    private readonly Option<double?> _moveTime = Values.Seconds("--movetime", "time instead: seconds for each move", "S");
    private readonly Option<int?> _margin = Values.Whole("--margin", "milliseconds beyond its time before a player has lost on time (50 if left out)", 0, 60_000, "MS");
    private readonly Option<double?> _hang = Values.Seconds("--hang", "seconds beyond its time before a program counts as hung (60 if left out)", "S");

    private readonly Option<string[]> _sprt = new("--sprt")
    {
        Description = "two players: plays until it is known whether the first is stronger by elo1 rather than by elo0; elo0=0 elo1=10 alpha=0.05 beta=0.05 if left out",
        HelpName = "key=value",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _resign = Values.Text("--resign", "ends games that are lost: score=0.95,moves=4,sides=both (or one)", "RULE");
    private readonly Option<string?> _draw = Values.Text("--draw", "ends games that are drawn: score=0.05,moves=8,from=40", "RULE");
    private readonly Option<int?> _maxMoves = Values.Whole("--max-moves", "moves of both players together after which a game is drawn (the game's own limit if left out)", 1, 100_000);
    private readonly Option<bool> _solve = Values.Flag("--solve", "ends games whose result the exact solver knows");
    private readonly Option<int?> _concurrency = Values.Whole("--concurrency", "games, or batches of games, at the same time (all processors if left out)", 1, 1024);
    private readonly Option<string?> _device = Values.Text("--device", DeviceName.Help, "D");
    private readonly Option<string?> _out = Values.Text("--out", "the folder of the tournament: goes on with it, or begins it there", "DIR");
    private readonly Option<string?> _root = Values.Text("--tournaments-dir", "the folder of all tournaments (tournaments if left out)", "DIR");
    private readonly Option<string?> _runsRoot = Values.Text("--runs-dir", "the folder of all runs (runs if left out)", "DIR");
    private readonly Option<string?> _resume = Values.Text("--resume", "goes on with a tournament as it was begun; --games may raise the number of games", "DIR");

    public TournamentCommand(CommandContext context)
        : base(
            "tournament",
            "Lets players play each other in colour-swapped pairs of games and rates them. Ctrl-C stops in order; the same command goes on.",
            context,
            "./selfplay tournament connect4 'runs/connect4-x@*' random solver --games 40 --sims 32 --book random:12",
            "./selfplay tournament chess --format ladder 'runs/chess-x@*' 'random?elo=0' 'uci:stockfish?nodes=1'",
            "./selfplay tournament chess latest 'uci:stockfish?UCI_LimitStrength=true&UCI_Elo=1400' --tc 1+0.01 --book book.epd",
            "./selfplay tournament shogi latest 'usi:fairy-stockfish?nodes=100'",
            "./selfplay tournament go9 latest 'gtp:gnugo --mode gtp --chinese-rules --positional-superko --capture-all-dead'",
            "./selfplay tournament chess runs/chess-x@30 runs/chess-x@20 --sprt elo0=0 elo1=10",
            "./selfplay tournament --resume tournaments/chess-20261121-120000-ladder")
    {
        Arguments.Add(_game);
        Arguments.Add(_players);
        Option[] options = [.. Fixed(), _games, _concurrency, _device, _resume];
        foreach (var option in options) Options.Add(option);
    }

    protected override int Run(ParseResult arguments)
    {
        var resumed = arguments.GetValue(_resume) is { } folder ? TournamentFolder.Open(folder) : null;
        if (resumed is not null) RefuseWhatIsFixed(arguments, resumed);
        var game = resumed is not null ? GameOf(resumed) : arguments.GetValue(_game) ?? throw new InputException("'tournament' needs a GAME, or --resume DIR");
        return game.Accept(new Work(this, arguments, resumed));
    }

    /// <summary>Options that decide games: a tournament that goes on has them already.</summary>
    private Option[] Fixed() =>
        [_format, _neighbours, _seed, _book, _bookPlies, _sims, _clock, _moveTime, _margin, _hang, _sprt, _resign, _draw, _maxMoves, _solve, _out, _root, _runsRoot];

    private void RefuseWhatIsFixed(ParseResult arguments, TournamentFolder folder)
    {
        if (Fixed().FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false }) is { } given)
            throw new InputException($"--resume goes on with {folder.Path} as it was begun: leave out {given.Name}");
        if (arguments.GetValue(_game) is not null || arguments.GetValue(_players) is { Length: > 0 })
            throw new InputException($"--resume goes on with the game and the players of {folder.Path}: leave them out");
    }

    private static Game GameOf(TournamentFolder folder)
    {
        var name = folder.ReadSettings().Game;
        return GameCatalog.Find(name) ?? throw new InputException($"{folder.Path} is a tournament of {name}, which this build does not know");
    }

    private TournamentRequest Request(ParseResult arguments) => new()
    {
        Players = arguments.GetValue(_players) ?? [],
        Format = arguments.GetValue(_format) switch { "gauntlet" => TournamentFormat.Gauntlet, "ladder" => TournamentFormat.Ladder, _ => TournamentFormat.RoundRobin },
        Neighbours = arguments.GetValue(_neighbours) ?? 2,
        Games = arguments.GetValue(_games),
        Seed = arguments.GetValue(_seed) ?? 1,
        Book = arguments.GetValue(_book),
        BookPlies = arguments.GetValue(_bookPlies),
        Budget = Budget(arguments),
        MarginSeconds = arguments.GetValue(_margin) / 1000.0,
        HangSeconds = arguments.GetValue(_hang),
        Sprt = arguments.GetResult(_sprt) is null ? null : RuleOptions.Sprt(string.Join(' ', arguments.GetValue(_sprt) ?? [])),
        Adjudication = new Adjudication
        {
            Resign = arguments.GetValue(_resign) is { } resign ? RuleOptions.Resign(resign) : null,
            Draw = arguments.GetValue(_draw) is { } draw ? RuleOptions.Draw(draw) : null,
            MaxMoves = arguments.GetValue(_maxMoves),
            Solver = arguments.GetValue(_solve),
        },
        Folder = arguments.GetValue(_out),
        Root = arguments.GetValue(_root) ?? "tournaments",
        RunsRoot = arguments.GetValue(_runsRoot) ?? "runs",
    };

    private PlayerBudget? Budget(ParseResult arguments)
    {
        PlayerBudget?[] given =
        [
            arguments.GetValue(_sims) is { } simulations ? new PlayerBudget { Simulations = simulations } : null,
            arguments.GetValue(_clock) is { } clock ? PlayerBudget.ParseClock("tournament", _clock.Name, clock) : null,
            arguments.GetValue(_moveTime) is { } seconds ? new PlayerBudget { PerMove = TimeSpan.FromSeconds(seconds) } : null,
        ];
        return given.Count(budget => budget is not null) <= 1
            ? given.FirstOrDefault(budget => budget is not null)
            : throw new InputException("--sims, --tc and --movetime are each the budget of all players: give one, and others to single players, as in latest?sims=64");
    }

    private RunnerOptions OptionsOf(ParseResult arguments, Game game) => new()
    {
        Concurrency = arguments.GetValue(_concurrency) ?? Environment.ProcessorCount,
        Device = arguments.GetValue(_device) ?? "auto",
        Time = Context.Time,
        CreateEngine = spec => Programs.Create(spec, game, Context.Time),
    };

    private sealed class Work(TournamentCommand command, ParseResult arguments, TournamentFolder? resumed) : IGameVisitor<int>
    {
        private CommandContext Context => command.Context;

        public int Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var hasSolver = game.CreateSolver is not null;
            var plan = resumed is not null
                ? TournamentRequest.Resume(resumed, arguments.GetValue(command._games), game, hasSolver)
                : command.Request(arguments).Plan(game, hasSolver, Context.Time);
            using var tournament = new Tournament<TPosition>(game, plan, command.OptionsOf(arguments, game), command.Warn, Context.Cancellation);
            var folder = Open(plan);
            using var held = folder.Lock();
            if (plan.Existing is not null) folder.WriteSettings(plan.Settings);
            return Tell(folder, Play(tournament, folder, game));
        }

        private TournamentFolder Open(TournamentPlan plan)
        {
            var path = arguments.GetValue(command._out);
            return plan.Existing
                ?? (path is null ? TournamentFolder.Create(arguments.GetValue(command._root) ?? "tournaments", plan.Settings) : TournamentFolder.CreateAt(path, plan.Settings));
        }

        private TournamentOutcome Play<TPosition>(Tournament<TPosition> tournament, TournamentFolder folder, Game game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            if (!Context.IsTerminal) return tournament.Play(folder, new PlainTournamentView(Context.Output, Context.Time), Context.Cancellation);
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Context.Output) });
            using var view = new LiveTournamentView(console, Context.Time, game);
            return tournament.Play(folder, view, Context.Cancellation);
        }

        private int Tell(TournamentFolder folder, TournamentOutcome outcome)
        {
            foreach (var line in TournamentText.Report(outcome.Results)) Context.Output.WriteLine(line);
            var speed = outcome.GamesNow / Math.Max(1e-3, outcome.Elapsed.TotalSeconds);
            Context.Output.WriteLine(outcome.IsFinished
                ? $"finished: {TournamentText.Counted(outcome.GamesNow, "game")} in {Figures.Duration(outcome.Elapsed)} ({speed:0.0} games/s): {folder.Path}"
                : $"stopped after {outcome.Results.Games.Count} of {outcome.Results.GamesPlanned} games, all of them saved; to go on: ./selfplay tournament --resume {folder.Path}");
            return outcome.IsFinished ? ExitCode.Done : ExitCode.Interrupted;
        }
    }
}
