using System.Text;
using SelfPlay.Engine;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Engines;

/// <summary>A program that speaks UCI or a dialect of it.</summary>
/// <param name="command">How to start it.</param>
/// <param name="clock">Measures its thinking; the system's unless said otherwise.</param>
/// <param name="dialect">UCI itself unless said otherwise.</param>
public sealed class UciEngine(EngineCommand command, TimeProvider? clock = null, UciDialect? dialect = null) : ProcessEngine(command, clock)
{
    private readonly UciDialect _dialect = dialect ?? UciDialect.Uci;
    private readonly List<UciOption> _options = [];

    /// <summary>What it said it has; empty before it was started.</summary>
    public IReadOnlyList<UciOption> Options => _options;

    public override double ValueOf(int centiPawns) => _dialect.ToValue(centiPawns);

    /// <inheritdoc/>
    /// <exception cref="InputException">An option does not exist or cannot have its value.</exception>
    protected override void Greet(CancellationToken cancel)
    {
        _options.Clear();
        Process.Send(_dialect.Name, cancel);
        if (Process.ReadUntil($"{_dialect.Name}ok", Command.GreetingTimeout, ReadIdentity, cancel) is null)
        {
            throw new EngineException(
                EngineFault.CannotStart,
                $"{Name} did not answer '{_dialect.Name}' within {Seconds(Command.GreetingTimeout)}: is it a {_dialect.Name.ToUpperInvariant()} program?{Process.LastWords()}");
        }

        foreach (var option in Command.Options) Process.Send(SetOption(option.Key, option.Value), cancel);
        WaitUntilReady(cancel);
    }

    protected override void BeginGame(bool isNew, ThinkingTime time, CancellationToken cancel)
    {
        if (_dialect.IsReadyBeforeGame && !isNew) WaitUntilReady(cancel);
        Process.Send($"{_dialect.Name}newgame", cancel);
        if (!_dialect.IsReadyBeforeGame) WaitUntilReady(cancel);
    }

    protected override EngineReply ChooseMove(string? start, IReadOnlyList<string> moves, ThinkingTime time, CancellationToken cancel)
    {
        var thought = new UciThought();
        Process.DropLines();
        Process.Send(Position(start, moves), cancel);
        var asked = Process.Timestamp();
        Process.Send(_dialect.Go(time), cancel);
        var answer = Process.ReadUntil("bestmove", time.Deadline, thought.Read, cancel) ?? Stop(thought, cancel);
        return thought.Answer(MoveOf(answer.Text), Process.Elapsed(asked, answer.Timestamp));
    }

    protected override void FinishGame(Outcome outcome)
    {
        if (!_dialect.TellsResult) return;
        var result = outcome.ValueFor(Side) switch { > 0 => "win", 0 => "draw", _ => "lose" };
        Process.Send($"gameover {result}", CancellationToken.None);
    }

    private string Position(string? start, IReadOnlyList<string> moves)
    {
        var text = new StringBuilder("position ").Append(start is null ? "startpos" : $"{_dialect.Position} {start}");
        if (moves.Count > 0) text.Append(" moves ").AppendJoin(' ', moves);
        return text.ToString();
    }

    private void ReadIdentity(string line)
    {
        const string NameBegins = "id name ";
        if (line.StartsWith(NameBegins, StringComparison.Ordinal)) TakeName(line[NameBegins.Length..].Trim());
        else if (UciOption.Parse(line) is { } option) _options.Add(option);
    }

    private string SetOption(string name, string value)
    {
        var option = _options.Find(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (option is not null) return option.Set(value, Name);
        if (_dialect.UnlistedOptions.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } unlisted)
            return $"setoption name {unlisted} value {value}";
        var names = _options.ConvertAll(option => option.Name);
        throw new InputException($"{Name} has no option '{name}'{Nearest.Hint(name, names)} (it has {string.Join(", ", names)})");
    }

    private void WaitUntilReady(CancellationToken cancel)
    {
        Process.Send("isready", cancel);
        if (Process.ReadUntil("readyok", Command.ReadyTimeout, _ => { }, cancel) is null)
            throw new EngineException(EngineFault.Hung, $"{Name} did not answer 'isready' within {Seconds(Command.ReadyTimeout)}{Process.LastWords()}");
    }

    private EngineLine Stop(UciThought thought, CancellationToken cancel)
    {
        Process.Send("stop", cancel);
        if (Process.ReadUntil("bestmove", Command.StopTimeout, thought.Read, cancel) is { } answer) return answer;
        throw thought.Strange is { } strange
            ? new EngineException(EngineFault.Garbled, $"{Name} wrote '{Shortened(strange)}' and no move{Process.LastWords()}")
            : new EngineException(EngineFault.Hung, $"{Name} named no move in time, not even {Seconds(Command.StopTimeout)} after 'stop'{Process.LastWords()}");
    }

    private string MoveOf(string bestMove)
    {
        var words = bestMove.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words[1] is not ("(none)" or "0000" or "NULL" or "ponder")
            ? words[1]
            : throw new EngineException(EngineFault.Garbled, $"{Name} named no move: '{Shortened(bestMove)}'{Process.LastWords()}");
    }
}
