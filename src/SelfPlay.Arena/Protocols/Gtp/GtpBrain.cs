using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>Thinks about games of one board size at a time, with the network of that size under its usual rules: planes and moves depend on nothing else.</summary>
/// <param name="open">Where the networks of a game come from.</param>
/// <param name="settings">Which one, and how to search.</param>
/// <param name="tell">Gets sentences for people.</param>
/// <param name="clock">Measures searches.</param>
internal sealed class GtpBrain(Func<Game, INetworkSource> open, GtpSettings settings, Action<string> tell, TimeProvider clock) : IDisposable
{
    private Game<GoPosition> _game = null!;
    private INetworkSource _networks = null!;
    private ThinkingThread<GoPosition>? _thinking;
    private bool _isReady;

    public ThinkingSettings Settings { get; private set; } = null!;

    private ThinkingThread<GoPosition> Thinking => _thinking ?? throw new InvalidOperationException("no size has been chosen");

    /// <summary>Goes over to another size.</summary>
    public void Use(int size)
    {
        if (_thinking is not null && _game.Planes.Height == size) return;
        _thinking?.Dispose();
        _game = GoGame.Create(size);
        _networks = open(_game);
        _thinking = new ThinkingThread<GoPosition>(_game, _networks, tell, clock);
        Settings = new ThinkingSettings(settings.Network, HashSize.Divide(settings.Hash, settings.Network.Batch, _game.PolicySize));
        _isReady = false;
    }

    /// <summary>Returns when the network is loaded and a search would begin at full speed.</summary>
    /// <exception cref="OperationCanceledException"/>
    public void Ready(CancellationToken cancel)
    {
        if (_isReady) return;
        var ready = new TaskCompletionSource();
        Thinking.Ready(Settings, ready.SetResult);
        ready.Task.Wait(cancel);
        _isReady = true;
    }

    public Thought<GoPosition> Begin(ThinkingOrder<GoPosition> order, IThoughtListener listener) => Thinking.Begin(order, listener);

    /// <summary>What the network says of a game that is not over.</summary>
    /// <exception cref="OperationCanceledException"/>
    public FirstSight Ask(Line<GoPosition> line, CancellationToken cancel)
    {
        var answer = new TaskCompletionSource<FirstSight>();
        var (game, networks) = (_game, _networks);
        Thinking.Do(() =>
        {
            try
            {
                answer.SetResult(FirstSight.Of(game, networks.Open(settings.Network, tell), line));
            }
            catch (Exception exception)
            {
                answer.SetException(exception);
            }
        });
        Task.WaitAny([answer.Task], cancel);
        return answer.Task.GetAwaiter().GetResult();
    }

    /// <summary>For a new game.</summary>
    public void Forget() => Thinking.Forget();

    public void Dispose() => _thinking?.Dispose();
}
