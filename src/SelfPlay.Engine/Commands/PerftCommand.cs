using System.CommandLine;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Commands;

/// <summary>Counts leaves of the tree of legal moves, below one position or for a suite of published counts.</summary>
public sealed class PerftCommand : ProgramCommand
{
    private const int UsualDepth = 5;

    private readonly Argument<Game> _game = Values.GameArgument();
    private readonly Option<string?> _position = Values.Text("--position", "the position to begin at, in the game's notation (chess: FEN); the first position of the game if left out", "TEXT");
    private readonly Option<int?> _depth = Values.Whole("--depth", $"moves deep ({UsualDepth} if left out); with --suite the deepest count that is checked", 0, 100);
    private readonly Option<bool> _divide = Values.Flag("--divide", "shows the count below each legal move");
    private readonly Option<int?> _threads = Values.Threads();
    private readonly Option<string?> _suite = Values.Text("--suite", "checks the counts of a file, a position a line: 'FEN ;D1 20 ;D2 400' (may be .gz)", "FILE");
    private readonly Option<long?> _maxNodes = Values.LargeWhole("--max-nodes", "with --suite: passes over counts above this", 1);

    public PerftCommand(CommandContext context)
        : base(
            "perft",
            "Counts the leaves of the tree of legal moves: the test of a move generator.",
            context,
            "./selfplay perft chess --depth 6",
            "./selfplay perft chess --depth 3 --divide --position \"r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1\"",
            "./selfplay perft chess --suite tests/Data/perft/chess.epd --max-nodes 5000000")
    {
        Arguments.Add(_game);
        foreach (var option in new Option[] { _position, _depth, _divide, _threads, _suite, _maxNodes }) Options.Add(option);
    }

    protected override int Run(ParseResult arguments)
    {
        var suite = arguments.GetValue(_suite);
        if (suite is not null && (arguments.GetValue(_position) is not null || arguments.GetValue(_divide)))
            throw new InputException("--suite has its own positions and counts: leave out --position and --divide");
        if (suite is null && arguments.GetValue(_maxNodes) is not null) throw new InputException("--max-nodes limits a suite: give --suite FILE, or leave it out");
        return arguments.GetRequiredValue(_game).Accept(new Work(
            Context, arguments.GetValue(_position), arguments.GetValue(_depth), arguments.GetValue(_divide), Values.ThreadsOf(arguments, _threads), suite, arguments.GetValue(_maxNodes)));
    }

    private sealed record Work(CommandContext Context, string? Position, int? Depth, bool Divide, int Threads, string? Suite, long? MaxNodes) : IGameVisitor<int>
    {
        public int Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            if (Suite is not null) return RunSuite(game, Suite);
            var position = game.Initial;
            if (Position is not null && !game.Notation.TryParsePosition(Position, out position, out var error)) throw new InputException($"--position: {error}");
            var depth = Depth ?? UsualDepth;
            if (!Divide || depth == 0) return Finish(Stoppable(() => Perft.Count(position, depth, Threads)));
            var below = Stoppable(() => Perft.Divide(position, depth, Threads));
            foreach (var (move, nodes) in below) Context.Output.WriteLine($"{game.Notation.FormatMove(position, move)}: {nodes}");
            return Finish(below.Aggregate(0ul, (sum, branch) => sum + branch.Nodes));
        }

        private int RunSuite<TPosition>(Game<TPosition> game, string path)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            if (!PerftSuite.TryParse(TextFiles.ReadLines(path), game.Notation, out var cases, out var error)) throw new InputException($"{path}, {error}");
            if (cases.Count == 0) throw new InputException($"{path} holds no positions: write one a line, as 'FEN ;D1 20 ;D2 400'");
            var (passed, failed) = (0, 0);
            foreach (var test in cases)
            {
                foreach (var (depth, expected) in test.Counts.Where(IsWanted))
                {
                    var found = Stoppable(() => Perft.Count(test.Position, depth, Threads));
                    if (found == expected) passed++;
                    else failed++;
                    if (found != expected) Context.Output.WriteLine(new PerftMismatch(test.Line, test.Text, depth, expected, found));
                }
            }

            Context.Output.WriteLine($"{passed} passed, {failed} failed");
            return failed == 0 ? ExitCode.Done : ExitCode.Failed;
        }

        private bool IsWanted((int Depth, ulong Nodes) count) =>
            count.Nodes <= (ulong)(MaxNodes ?? long.MaxValue) && count.Depth <= (Depth ?? int.MaxValue);

        private int Finish(ulong nodes)
        {
            Context.Output.WriteLine($"nodes {nodes}");
            return ExitCode.Done;
        }

        /// <summary>A count asks nobody whether to stop, so it runs aside, and Ctrl-C leaves it behind.</summary>
        private T Stoppable<T>(Func<T> count) => Task.Run(count).WaitAsync(Context.Cancellation).GetAwaiter().GetResult();
    }
}
