using System.Globalization;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Engines;

/// <summary>A program in a process of its own, started when its first game begins. After a fault it is ended, and started anew for the next game.</summary>
/// <param name="command">How to start it.</param>
/// <param name="clock">Measures its thinking; the system's unless said otherwise.</param>
public abstract class ProcessEngine(EngineCommand command, TimeProvider? clock) : ForeignEngine
{
    private EngineProcess? _process;
    private string? _name;

    public override string Name => _name ?? command.Name;

    /// <summary>Of the operating system, while it runs.</summary>
    public int? ProcessId => _process is { IsRunning: true } running ? running.Id : null;

    protected EngineCommand Command => command;

    /// <summary>The side that the program plays.</summary>
    protected Side Side { get; private set; }

    protected EngineProcess Process =>
        _process ?? throw new EngineException(EngineFault.Crashed, $"{Name} is not running: a new game must begin first");

    public sealed override void NewGame(Side side, ThinkingTime time, CancellationToken cancel) => Guard(() =>
    {
        Side = side;
        var isNew = ProcessId is null;
        if (isNew) Start(cancel);
        BeginGame(isNew, time, cancel);
    });

    public sealed override EngineReply Think(string? start, IReadOnlyList<string> moves, ThinkingTime time, CancellationToken cancel) =>
        Guard(() => ChooseMove(start, moves, time, cancel));

    public sealed override void EndGame(Outcome outcome)
    {
        if (ProcessId is null) return;
        try
        {
            Guard(() => FinishGame(outcome));
        }
        catch (EngineException)
        {
            // The game has its result; the next one starts the program anew.
        }
    }

    public override void Dispose()
    {
        _process?.Quit("quit", command.QuitTimeout);
        _process = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>Speaks to a process that has just been started, until it is ready to play.</summary>
    protected abstract void Greet(CancellationToken cancel);

    /// <param name="isNew">Whether the process has just been started.</param>
    /// <param name="time">As told to <see cref="NewGame"/>.</param>
    /// <param name="cancel">Breaks off.</param>
    protected abstract void BeginGame(bool isNew, ThinkingTime time, CancellationToken cancel);

    protected abstract EngineReply ChooseMove(string? start, IReadOnlyList<string> moves, ThinkingTime time, CancellationToken cancel);

    /// <summary>Tells how the game ended.</summary>
    protected virtual void FinishGame(Outcome outcome)
    {
        // The protocol has no words for it.
    }

    /// <summary>Takes the name that the program gives itself.</summary>
    protected void TakeName(string name) => Process.Name = _name = name;

    /// <summary>For messages.</summary>
    protected static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "...";

    /// <summary>For messages.</summary>
    protected static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");

    private void Start(CancellationToken cancel)
    {
        _process?.Dispose();
        _process = EngineProcess.Start(command, clock ?? TimeProvider.System);
        try
        {
            Greet(cancel);
        }
        catch (EngineException fault) when (fault.Fault != EngineFault.CannotStart)
        {
            throw new EngineException(EngineFault.CannotStart, fault.Message, fault);
        }
    }

    private void Guard(Action work) => Guard(() =>
    {
        work();
        return 0;
    });

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
