using System.CommandLine;
using SelfPlay.Arena.Boards;
using SelfPlay.Arena.TextUi;
using SelfPlay.Engine;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Commands;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;
using Spectre.Console;

namespace SelfPlay.Arena.Commands;

/// <summary>A board in the terminal: people and programs against each other.</summary>
public sealed class PlayCommand : ProgramCommand
{
    private readonly Argument<Game> _game = Values.GameArgument();
    private readonly Option<string?> _first = Values.Text("--first", "who plays the first side (White in chess, Black in shogi and Go; it moves first but in handicaps): you, net, net:NAME, random, greedy or solver (you if left out); the solver is exact, in Connect Four from the 12th move on", "WHO");
    private readonly Option<string?> _second = Values.Text("--second", "who plays the other side (the net if left out)", "WHO");
    private readonly Option<bool> _swap = Values.Flag("--swap", "exchanges the two: the net plays the first side");
    private readonly Option<string?> _net = Values.Text("--net", "the network: a checkpoint, a run, or RUN@GENERATION (the newest of the game if left out)", "NAME");
    private readonly Option<bool> _untrained = Values.Flag("--untrained", "plays with an untrained network");
    private readonly Option<long?> _level = Values.LargeWhole("--level", $"simulations a move of networks ({Level.Usual.Simulations} if neither this nor --time is given)", 1);
    private readonly Option<double?> _seconds = Values.Seconds("--time", "seconds a move of networks", "SECONDS");
    private readonly Option<double?> _temperature = Values.Positive("--temperature", "networks vary their moves, the more the higher (always the best move if left out)", "T");
    private readonly Option<long?> _seed = Values.LargeWhole("--seed", "decides all chance (1 if left out)", 0, "S");
    private readonly Option<string?> _start = Values.Text("--start", "the first position, in the game's notation (chess: FEN)", "TEXT");
    private readonly Option<string?> _load = Values.Text("--load", "goes on with the last game of a file", "FILE");
    private readonly Option<string?> _save = Values.Text("--save", "saves every game after every move, behind what is in the file already", "FILE");
    private readonly Option<double?> _delay = Values.Seconds("--delay", "seconds between the moves of two programs", "SECONDS");
    private readonly Option<bool> _ascii = Values.Flag("--ascii", "letters instead of symbols");
    private readonly Option<string?> _runsFolder = Values.Text("--runs-dir", "where runs are (runs if left out)", "DIR");
    private readonly Option<int?> _threads = Values.Threads();
    private readonly Option<string?> _device = Values.Text("--device", DeviceName.Help, "D");

    public PlayCommand(CommandContext context)
        : base(
            "play",
            "Plays a game in the terminal. Without options you move first, against the newest trained network; 'help' at the board lists what you can type.",
            context,
            "./selfplay play connect4",
            "./selfplay play chess --swap --level 1600",
            "./selfplay play chess --net runs/chess-20261121-084225-gumbel@12 --save games.pgn",
            "./selfplay play tictactoe --first you --second solver",
            "./selfplay play connect4 --first net --second random --delay 0.5")
    {
        Arguments.Add(_game);
        foreach (var option in new Option[] { _first, _second, _swap, _net, _untrained, _level, _seconds, _temperature, _seed, _start, _load, _save, _delay, _ascii, _runsFolder, _threads, _device })
            Options.Add(option);
    }

    protected override int Run(ParseResult arguments)
    {
        var request = Request(arguments);
        return request.Game.Accept(new Work(Context, request));
    }

    private PlayRequest Request(ParseResult arguments)
    {
        if (arguments.GetValue(_untrained) && arguments.GetValue(_net) is not null) throw new InputException("--untrained takes no network from a file: leave out --net");
        if (arguments.GetValue(_start) is not null && arguments.GetValue(_load) is not null) throw new InputException("--load brings its own start: leave out --start");
        var (first, second) = SeatSpec.Pair(Seat(arguments, _first), Seat(arguments, _second));
        if (arguments.GetValue(_swap)) (first, second) = (second, first);
        return new PlayRequest
        {
            Game = arguments.GetRequiredValue(_game),
            First = first,
            Second = second,
            Network = arguments.GetValue(_net),
            Untrained = arguments.GetValue(_untrained),
            Level = LevelOf(arguments),
            Temperature = arguments.GetValue(_temperature) ?? 0,
            Seed = arguments.GetValue(_seed) ?? 1,
            Delay = TimeSpan.FromSeconds(arguments.GetValue(_delay) ?? 0),
            Start = arguments.GetValue(_start),
            LoadPath = arguments.GetValue(_load),
            SavePath = arguments.GetValue(_save),
            Ascii = arguments.GetValue(_ascii),
            Device = arguments.GetValue(_device) ?? "auto",
            Threads = Values.ThreadsOf(arguments, _threads),
            RunsFolder = arguments.GetValue(_runsFolder) ?? "runs",
        };
    }

    private static SeatSpec? Seat(ParseResult arguments, Option<string?> option) =>
        arguments.GetValue(option) is { } text ? SeatSpec.Parse(option.Name, text) : null;

    private Level LevelOf(ParseResult arguments) => (arguments.GetValue(_level), arguments.GetValue(_seconds)) switch
    {
        (null, null) => Level.Usual,
        var (simulations, seconds) => new Level(simulations, seconds is { } s ? TimeSpan.FromSeconds(s) : null),
    };

    private sealed record Work(CommandContext Context, PlayRequest Request) : IGameVisitor<int>
    {
        public int Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var start = StartOf(game);
            var options = new AnalystOptions();
            var typed = new TypedLines(Context.Input);
            using var shelf = new NetworkShelf(game, Request.RunsFolder, Request.Device, Request.Threads, options.BatchSize);
            var lacksNetwork = NeedsNetwork && !shelf.HasTrained;
            if (lacksNetwork && !AgreesToUntrained(shelf, typed)) return ExitCode.Done;
            var request = lacksNetwork ? Request with { Untrained = true } : Request;
            var setup = Setup(game, start, new SeatMaker<TPosition>(game, request, shelf, options, Context.Time));
            new PlaySession<TPosition>(setup, View(), typed, Context.Time, Context.Cancellation).Run();
            return ExitCode.Done;
        }

        private PlaySetup<TPosition> Setup<TPosition>(Game<TPosition> game, TPosition start, SeatMaker<TPosition> maker)
            where TPosition : unmanaged, IPosition<TPosition> => new()
            {
                Game = game,
                Board = TextBoards.For(game),
                First = maker.Make(Request.First, Side.First),
                Second = maker.Make(Request.Second, Side.Second),
                Advisor = maker.MakeAdvisor,
                Level = Request.Level,
                Start = start,
                LoadPath = Request.LoadPath,
                SavePath = Request.SavePath,
                Delay = Request.Delay,
                Ascii = Request.Ascii,
            };

        private bool NeedsNetwork => !Request.Untrained && Request.Network is null && (IsUsual(Request.First) || IsUsual(Request.Second));

        private static bool IsUsual(SeatSpec seat) => seat is { Kind: SeatKind.Net, Network: null };

        private bool AgreesToUntrained(NetworkShelf shelf, TypedLines typed)
        {
            if (!Context.IsTerminal) throw new InputException($"{shelf.HowToTrain}; --untrained plays with an untrained one");
            Context.Output.WriteLine($"{char.ToUpperInvariant(shelf.HowToTrain[0])}{shelf.HowToTrain[1..]}.");
            Context.Output.Write("Play against an untrained network now? [y/N] ");
            Context.Output.Flush();
            return typed.Read(Context.Cancellation)?.Trim() is "y" or "Y" or "yes";
        }

        private TPosition StartOf<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            if (Request.Start is null) return game.Initial;
            return game.Notation.TryParsePosition(Request.Start, out var position, out var error) ? position : throw new InputException($"--start: {error}");
        }

        private IPlayView View()
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Context.Output) });
            if (!Context.IsTerminal || !console.Profile.Capabilities.Ansi) return new PlainView(Context.Output, Request.Ascii, prompts: Context.IsTerminal);
            return new TerminalView(
                Context.Output, () => (console.Profile.Width, console.Profile.Height), console.Profile.Capabilities.ColorSystem, Request.Ascii, Context.Time);
        }
    }
}
