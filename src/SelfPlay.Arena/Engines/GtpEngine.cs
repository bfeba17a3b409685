using System.Globalization;
using SelfPlay.Arena.Protocols.Gtp;
using SelfPlay.Engine;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Engines;

/// <summary>
/// A Go program that speaks GTP version 2. It keeps a board of its own, which is kept in step with the game: it hears of the moves that it does not know
/// yet, and of all of them where the game is another one. Of the rules GTP tells only board size and komi; a program that does not know
/// "kata-set-rules" has to be started with rules that agree with the game's.
/// </summary>
/// <param name="command">How to start it.</param>
/// <param name="rules">Of the game.</param>
/// <param name="clock">Measures its thinking; the system's unless said otherwise.</param>
public sealed class GtpEngine(EngineCommand command, GoRules rules, TimeProvider? clock = null) : ProcessEngine(command, clock)
{
    private const int MostLines = 10_000;

    private readonly GoNotation _notation = new(rules);
    private readonly HashSet<string> _commands = [];

    /// <summary>Where the game on its board began, and the moves since.</summary>
    private GoPosition _start;
    private readonly List<string> _moves = [];

    protected override void Greet(CancellationToken cancel)
    {
        var name = TryAsk("name", Command.GreetingTimeout, _ => { }, cancel) ?? throw new EngineException(
            EngineFault.CannotStart,
            $"{Name} did not answer 'name' within {Seconds(Command.GreetingTimeout)}: is it a GTP program, and has it the argument that makes it one (as in gnugo --mode gtp)?{Process.LastWords()}");
        var version = Ask("version", Command.ReadyTimeout, cancel);
        if (!name.IsRefusal) TakeName(version.IsRefusal ? name.Text : $"{name.Text} {version.Text}".Trim());
        _commands.Clear();
        var commands = Ask("list_commands", Command.ReadyTimeout, cancel);
        if (!commands.IsRefusal) _commands.UnionWith(commands.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <inheritdoc/>
    /// <exception cref="InputException">It is to keep a time that it cannot be told.</exception>
    protected override void BeginGame(bool isNew, ThinkingTime time, CancellationToken cancel)
    {
        SetUp(GoPosition.Start(rules), cancel);
        if (TimeSettings(time) is not { } settings) return;
        if (!_commands.Contains("time_settings"))
            throw new InputException($"{Name} knows no 'time_settings': give it no time (nor all players --tc or --movetime), and say how strong it plays by its own arguments");
        Demand($"time_settings {settings}", cancel);
    }

    protected override EngineReply ChooseMove(string? start, IReadOnlyList<string> moves, ThinkingTime time, CancellationToken cancel)
    {
        BringInStep(PositionOf(start), moves, cancel);
        if (TimeLeft(time) is { } left && _commands.Contains("time_left")) Demand($"time_left {Letter(Side)} {left}", cancel);
        var question = $"genmove {Letter(Side)}";
        var answer = Ask(question, time.Deadline, cancel);
        if (answer.IsRefusal || answer.Text.Length == 0)
            throw new EngineException(EngineFault.Garbled, $"{Name} answered '{question}' with '{Shortened($"{(answer.IsRefusal ? '?' : '=')} {answer.Text}")}'{Process.LastWords()}");
        _moves.Add(answer.Text);
        var resigns = answer.Text.Equals(EngineReply.Resign, StringComparison.OrdinalIgnoreCase);
        return new EngineReply(resigns ? EngineReply.Resign : answer.Text, null, null, 0, 0, answer.Time);
    }

    private void BringInStep(in GoPosition start, IReadOnlyList<string> moves, CancellationToken cancel)
    {
        if (start != _start || !moves.Take(_moves.Count).SequenceEqual(_moves, StringComparer.OrdinalIgnoreCase)) SetUp(start, cancel);
        foreach (var move in moves.Skip(_moves.Count).ToList())
        {
            var side = _moves.Count % 2 == 0 ? start.SideToMove : start.SideToMove.Opponent();
            Demand($"play {Letter(side)} {move}", cancel);
            _moves.Add(move);
        }
    }

    /// <summary>Stones are put one by one: GTP lets a side play twice, and as each chain has a liberty in the end, none is ever taken.</summary>
    private void SetUp(in GoPosition start, CancellationToken cancel)
    {
        var size = start.Rules.Size;
        Demand($"boardsize {size}", cancel);
        Demand("clear_board", cancel);
        Demand($"komi {start.Rules.KomiText}", cancel);
        // A refusal is no fault: it plays by the rules that it was started with, as other programs do.
        if (_commands.Contains("kata-set-rules")) Ask($"kata-set-rules {GtpRules.Format(start.Rules)}", Command.ReadyTimeout, cancel);
        for (var cell = 0; cell < start.Rules.Cells; cell++)
        {
            if (start.StoneAt(cell) is { } side) Demand($"play {Letter(side)} {GoPoint.Format(cell, size)}", cancel);
        }

        if (start.Passes > 0) Demand($"play {Letter(start.SideToMove.Opponent())} pass", cancel);
        _start = start;
        _moves.Clear();
    }

    private GoPosition PositionOf(string? start) =>
        start is null ? GoPosition.Initial : _notation.TryParsePosition(start, out var position, out var error) ? position : throw new ArgumentException(error, nameof(start));

    /// <summary>Main time, then seconds for so many stones of overtime; null without a limit.</summary>
    private string? TimeSettings(ThinkingTime time) => time switch
    {
        { Clock: not null } => $"{Whole(Left(time))} 0 0",
        { PerMove: { } perMove } => $"0 {Whole(perMove)} 1",
        _ => null,
    };

    private string? TimeLeft(ThinkingTime time) => time switch
    {
        { Clock: not null } => $"{Whole(Left(time))} 0",
        { PerMove: { } perMove } => $"{Whole(perMove)} 1",
        _ => null,
    };

    private TimeSpan Left(ThinkingTime time) => Side == Side.First ? time.Clock!.Value.First : time.Clock!.Value.Second;

    /// <summary>GTP counts whole seconds; a program that hears of less than it has keeps its time.</summary>
    private static string Whole(TimeSpan time) => Math.Max(0, (long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static char Letter(Side side) => side == Side.First ? 'b' : 'w';

    /// <summary>Says what must not be refused.</summary>
    private void Demand(string order, CancellationToken cancel)
    {
        var answer = Ask(order, Command.ReadyTimeout, cancel);
        if (answer.IsRefusal) throw new EngineException(EngineFault.Refused, $"{Name} answered '{order}' with '? {Shortened(answer.Text)}'{Process.LastWords()}");
    }

    private GtpAnswer Ask(string question, TimeSpan timeout, CancellationToken cancel)
    {
        string? strange = null;
        return TryAsk(question, timeout, line => strange = line.Length > 0 ? line : strange, cancel) ?? throw NoAnswer(question, timeout, strange);
    }

    /// <summary>Null if no answer begins in time. Lines before it go to <paramref name="other"/>.</summary>
    private GtpAnswer? TryAsk(string question, TimeSpan timeout, Action<string> other, CancellationToken cancel)
    {
        Process.DropLines();
        var asked = Process.Timestamp();
        Process.Send(question, cancel);
        if (Process.ReadUntil(GtpAnswer.Begins, timeout, other, cancel) is not { } first) return null;
        var lines = new List<string> { first.Text };
        if (Process.ReadUntil(string.IsNullOrWhiteSpace, Command.ReadyTimeout, line => Keep(lines, line), cancel) is null)
            throw new EngineException(EngineFault.Garbled, $"{Name} ended its answer to '{question}' with no empty line{Process.LastWords()}");
        return GtpAnswer.Parse(lines, Process.Elapsed(asked, first.Timestamp));
    }

    /// <summary>A flood costs bounded memory.</summary>
    private static void Keep(List<string> lines, string line)
    {
        if (lines.Count < MostLines) lines.Add(line);
    }

    private EngineException NoAnswer(string question, TimeSpan timeout, string? strange) => strange is not null
        ? new EngineException(EngineFault.Garbled, $"{Name} wrote '{Shortened(strange)}' and no answer to '{question}'{Process.LastWords()}")
        : new EngineException(EngineFault.Hung, $"{Name} did not answer '{question}' within {Seconds(timeout)}{Process.LastWords()}");
}
