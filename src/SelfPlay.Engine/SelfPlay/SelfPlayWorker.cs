using System.Diagnostics;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.SelfPlay;

/// <summary>Plays games on one thread, many at once, so that one network batch serves a step of all. Keeps its memory from
/// generation to generation.</summary>
public sealed class SelfPlayWorker<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Game<TPosition> _game;
    private readonly RunConfig _config;
    private readonly EvaluationQueue<TPosition> _queue;
    private readonly int _capacity;
    // As many as were ever in flight: a small generation leaves most seats empty, and each takes memory and time to make.
    private readonly List<SelfPlayGame<TPosition>> _games = [];
    private long _finished;
    private long _workTicks;

    /// <param name="seats">Games in flight, at most.</param>
    public SelfPlayWorker(Game<TPosition> game, RunConfig config, int seats, IEvaluator evaluator)
    {
        (_game, _config, _capacity) = (game, config, seats);
        _queue = new EvaluationQueue<TPosition>(game.Encoder, evaluator, _capacity, config.SelfPlay.CachePositions);
    }

    /// <summary>Since the worker was made. May be read from any thread.</summary>
    public SelfPlayCounters Counters => new(Volatile.Read(ref _finished), _queue.Counters, Volatile.Read(ref _workTicks));

    /// <summary>
    /// Plays what <paramref name="task"/> hands out until there is no more. Cancelling stops before the next batch; games not
    /// finished by then leave nothing behind and come out the same when they are played again.
    /// </summary>
    /// <param name="task">What to play; shared with other workers.</param>
    /// <param name="evaluator">The network of this generation.</param>
    /// <param name="seats">Games in flight, at most as many as the worker has room for.</param>
    /// <param name="cancel">Stops the worker; it returns and does not throw.</param>
    public void Play(SelfPlayTask task, IEvaluator evaluator, int seats, CancellationToken cancel)
    {
        _queue.Use(evaluator);
        seats = Math.Min(seats, _capacity);
        var active = 0;
        while (active < seats && TryStart(task, Seat(active))) active++;
        while (active > 0 && !cancel.IsCancellationRequested)
        {
            var before = Stopwatch.GetTimestamp();
            active = Step(task, active);
            _queue.Flush();
            _workTicks += Stopwatch.GetTimestamp() - before;
        }
    }

    /// <summary>Advances the first <paramref name="active"/> games; a finished one makes room for the next, and where there is
    /// none the last seat fills the gap.</summary>
    private int Step(SelfPlayTask task, int active)
    {
        for (var i = 0; i < active; i++)
        {
            while (_games[i].Advance(_queue) is { } record)
            {
                task.Finished(record);
                _finished++;
                if (TryStart(task, _games[i])) continue;
                active--;
                (_games[i], _games[active]) = (_games[active], _games[i]);
                if (i == active) break;
            }
        }

        return active;
    }

    private SelfPlayGame<TPosition> Seat(int number)
    {
        if (number == _games.Count) _games.Add(new SelfPlayGame<TPosition>(_game, _config));
        return _games[number];
    }

    private static bool TryStart(SelfPlayTask task, SelfPlayGame<TPosition> game)
    {
        if (!task.Games.TryTake(out var index)) return false;
        game.Start(task.Generation, task.Step, index);
        return true;
    }
}
