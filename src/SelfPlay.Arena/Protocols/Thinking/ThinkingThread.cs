using System.Collections.Concurrent;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>
/// The thread that owns network and search tree: whatever touches them is a job in its queue, done in order. A search that was answered while its
/// last batch was under way ends here by itself, and the next job waits for it.
/// </summary>
internal sealed class ThinkingThread<TPosition> : IDisposable
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const int WarmUpNodes = 200;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(300), Patience = TimeSpan.FromSeconds(2);

    private readonly BlockingCollection<Action> _jobs = [];
    private readonly Game<TPosition> _game;
    private readonly INetworkSource _networks;
    private readonly Action<string> _tell;
    private readonly TimeProvider _clock;
    private readonly Thread _thread;
    private IEvaluator? _evaluator;
    private AnalystOptions? _options;
    private Analyst<TPosition>? _analyst;
    private bool _isWarm;

    /// <param name="game">What is thought about.</param>
    /// <param name="networks">Belongs to the thread from now on.</param>
    /// <param name="tell">Gets sentences for the person in front of the GUI.</param>
    /// <param name="clock">Measures the time of searches.</param>
    public ThinkingThread(Game<TPosition> game, INetworkSource networks, Action<string> tell, TimeProvider clock)
    {
        (_game, _networks, _tell, _clock) = (game, networks, tell, clock);
        _thread = new Thread(Work) { IsBackground = true, Name = "search" };
        _thread.Start();
    }

    /// <summary>Begins to think as soon as what came before is done.</summary>
    public Thought<TPosition> Begin(ThinkingOrder<TPosition> order, IThoughtListener listener)
    {
        var thought = new Thought<TPosition>(order, listener, _clock);
        _jobs.Add(() =>
        {
            if (!thought.Search(() => Prepare(order.Settings))) _analyst = null;
        });
        return thought;
    }

    /// <summary>Loads what is not loaded, so that the next search begins at full speed, then calls back, whatever failed.</summary>
    public void Ready(ThinkingSettings settings, Action then) => _jobs.Add(() =>
    {
        Try(() => WarmUp(Prepare(settings)));
        then();
    });

    /// <summary>Calls back with the network.</summary>
    public void Ask(NetworkSettings settings, Action<IEvaluator> then) => _jobs.Add(() => then(_networks.Open(settings, _tell)));

    /// <summary>Does something in its turn.</summary>
    public void Do(Action job) => _jobs.Add(job);

    /// <summary>Forgets the tree and the cache.</summary>
    public void Forget() => _jobs.Add(() => _analyst?.Clear());

    /// <summary>Waits for all jobs, or for two seconds: a batch under way cannot be interrupted.</summary>
    public void Dispose()
    {
        _jobs.CompleteAdding();
        _thread.Join(Patience);
    }

    private void Work()
    {
        foreach (var job in _jobs.GetConsumingEnumerable()) Try(job);
        _networks.Dispose();
    }

    /// <summary>The server must go on whatever fails (a device, memory); the person reads why.</summary>
    private void Try(Action job)
    {
        try
        {
            job();
        }
        catch (Exception exception)
        {
            _analyst = null;
            _tell($"error: {exception.Message}");
        }
    }

    /// <summary>The first search of a process takes long, because the compiler comes along: not on the clock of a game.</summary>
    private void WarmUp(Analyst<TPosition> analyst)
    {
        if (_isWarm) return;
        var line = new Line<TPosition>(_game.Initial, _game.MoveLimit);
        var begun = _clock.GetTimestamp();
        analyst.Analyse(line, new AnalysisLimits { Nodes = WarmUpNodes }, _ => analyst.Report().Nodes > 0 && _clock.GetElapsedTime(begun) < WarmUpTime);
        analyst.Clear();
        _isWarm = true;
    }

    private Analyst<TPosition> Prepare(ThinkingSettings settings)
    {
        var evaluator = _networks.Open(settings.Network, _tell);
        if (_analyst is not null && evaluator == _evaluator && settings.Analyst == _options) return _analyst;
        (_evaluator, _options) = (evaluator, settings.Analyst);
        return _analyst = new Analyst<TPosition>(_game, evaluator, settings.Analyst);
    }
}
