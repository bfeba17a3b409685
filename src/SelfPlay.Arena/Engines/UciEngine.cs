using System.Globalization;
using System.Text;
using SelfPlay.Engine;

namespace SelfPlay.Arena.Engines;

/// <summary>A program that speaks UCI, started when its first game begins. After a fault it is ended, and started anew for the next game.</summary>
/// <param name="command">How to start it.</param>
/// <param name="time">The clock that measures its thinking; the system's unless said otherwise.</param>
public sealed class UciEngine(EngineCommand command, TimeProvider? time = null) : ForeignEngine
{
    private readonly List<UciOption> _options = [];
    private EngineProcess? _process;
    private string? _name;

    public override string Name => _name ?? command.Name;

    /// <summary>What it said it has; empty before it was started.</summary>
    public IReadOnlyList<UciOption> Options => _options;

    /// <summary>Of the operating system, while it runs.</summary>
    public int? ProcessId => _process is { IsRunning: true } running ? running.Id : null;

    /// <inheritdoc/>
    /// <exception cref="InputException">An option does not exist or cannot have its value.</exception>
    public override void NewGame(CancellationToken cancel) => Guard(() =>
    {
        if (_process is not { IsRunning: true }) Start(cancel);
        _process!.Send("ucinewgame", cancel);
        WaitUntilReady(_process, cancel);
        return 0;
    });

    public override EngineReply Think(string? start, IReadOnlyList<string> moves, ThinkingTime time, CancellationToken cancel) => Guard(() =>
    {
        var process = _process ?? throw new EngineException(EngineFault.Crashed, $"{Name} is not running: a new game must begin first");
        var thought = new UciThought();
        process.DropLines();
        process.Send(Position(start, moves), cancel);
        var asked = process.Timestamp();
        process.Send(Go(time), cancel);
        var answer = process.ReadUntil("bestmove", time.Deadline, thought.Read, cancel) ?? Stop(process, thought, cancel);
        return thought.Answer(MoveOf(answer.Text), process.Elapsed(asked, answer.Timestamp));
    });

    public override void Dispose()
    {
        _process?.Quit("quit", command.QuitTimeout);
        _process = null;
    }

    private static string Position(string? start, IReadOnlyList<string> moves)
    {
        var text = new StringBuilder("position ").Append(start is null ? "startpos" : $"fen {start}");
        if (moves.Count > 0) text.Append(" moves ").AppendJoin(' ', moves);
        return text.ToString();
    }

    private static string Go(ThinkingTime time)
    {
        if (time.Clock is { } clock)
            return $"go wtime {Milliseconds(clock.First)} btime {Milliseconds(clock.Second)} winc {Milliseconds(clock.FirstIncrement)} binc {Milliseconds(clock.SecondIncrement)}";
        if (time.PerMove is { } perMove) return $"go movetime {Milliseconds(perMove)}";
        if (time.Nodes is { } nodes) return string.Create(CultureInfo.InvariantCulture, $"go nodes {nodes}");
        if (time.Depth is { } depth) return string.Create(CultureInfo.InvariantCulture, $"go depth {depth}");
        throw new ArgumentException("a clock, a time per move, nodes or a depth must be given", nameof(time));
    }

    private static string Milliseconds(TimeSpan span) => Math.Max(0, (long)span.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private void Start(CancellationToken cancel)
    {
        _process?.Dispose();
        var process = _process = EngineProcess.Start(command, time ?? TimeProvider.System);
        try
        {
            _options.Clear();
            process.Send("uci", cancel);
            if (process.ReadUntil("uciok", command.ReadyTimeout, ReadIdentity, cancel) is null)
                throw new EngineException(EngineFault.CannotStart, $"{Name} did not answer 'uci' within {Seconds(command.ReadyTimeout)}: is it a UCI program?{process.LastWords()}");
            process.Name = Name;
            foreach (var option in command.Options) process.Send(SetOption(option.Key, option.Value), cancel);
            WaitUntilReady(process, cancel);
        }
        catch (EngineException fault) when (fault.Fault != EngineFault.CannotStart)
        {
            throw new EngineException(EngineFault.CannotStart, fault.Message, fault);
        }
    }

    private void ReadIdentity(string line)
    {
        const string NameBegins = "id name ";
        if (line.StartsWith(NameBegins, StringComparison.Ordinal)) _name = line[NameBegins.Length..].Trim();
        else if (UciOption.Parse(line) is { } option) _options.Add(option);
    }

    private string SetOption(string name, string value)
    {
        var option = _options.Find(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (option is not null) return option.Set(value, Name);
        var names = _options.ConvertAll(option => option.Name);
        throw new InputException($"{Name} has no option '{name}'{Nearest.Hint(name, names)} (it has {string.Join(", ", names)})");
    }

    private void WaitUntilReady(EngineProcess process, CancellationToken cancel)
    {
        process.Send("isready", cancel);
        if (process.ReadUntil("readyok", command.ReadyTimeout, _ => { }, cancel) is null)
            throw new EngineException(EngineFault.Hung, $"{Name} did not answer 'isready' within {Seconds(command.ReadyTimeout)}{process.LastWords()}");
    }

    private EngineLine Stop(EngineProcess process, UciThought thought, CancellationToken cancel)
    {
        process.Send("stop", cancel);
        if (process.ReadUntil("bestmove", command.StopTimeout, thought.Read, cancel) is { } answer) return answer;
        throw thought.Strange is { } strange
            ? new EngineException(EngineFault.Garbled, $"{Name} wrote '{Shortened(strange)}' and no move{process.LastWords()}")
            : new EngineException(EngineFault.Hung, $"{Name} named no move in time, not even {Seconds(command.StopTimeout)} after 'stop'{process.LastWords()}");
    }

    private string MoveOf(string bestMove)
    {
        var words = bestMove.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words[1] is not ("(none)" or "0000" or "NULL" or "ponder")
            ? words[1]
            : throw new EngineException(EngineFault.Garbled, $"{Name} named no move: '{Shortened(bestMove)}'{_process?.LastWords()}");
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "...";

    private static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");

    /// <summary>Whatever goes wrong leaves the program in a state that nobody knows: then it is ended.</summary>
    private TResult Guard<TResult>(Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch
        {
            _process?.Dispose();
            _process = null;
            throw;
        }
    }
}
