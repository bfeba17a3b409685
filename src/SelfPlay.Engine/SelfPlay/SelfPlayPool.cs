using System.Runtime.ExceptionServices;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.SelfPlay;

/// <summary>Workers on threads. Which thread plays which game is chance; what a game holds is not.</summary>
public abstract class SelfPlayPool
{
    /// <summary>Since the pool was made, all threads. May be read from any thread.</summary>
    public abstract SelfPlayCounters Counters { get; }

    /// <summary>Makes the pool of a game whose position type is not known here.</summary>
    public static SelfPlayPool Create(Game game, RunConfig config, int threads) => game.Accept(new Maker(config, threads));

    /// <summary>Plays until <paramref name="task"/> has no more games or <paramref name="cancel"/> is signalled; returns when all
    /// threads are done. An exception of any thread stops the others and is thrown here.</summary>
    /// <param name="task">What to play.</param>
    /// <param name="evaluators">The network of this generation, one instance a thread.</param>
    /// <param name="cancel">Stops between two batches; unfinished games are dropped.</param>
    public abstract void Play(SelfPlayTask task, IReadOnlyList<IEvaluator> evaluators, CancellationToken cancel);

    private sealed class Maker(RunConfig config, int threads) : IGameVisitor<SelfPlayPool>
    {
        public SelfPlayPool Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition> =>
            new SelfPlayPool<TPosition>(game, config, threads);
    }
}

/// <inheritdoc/>
public sealed class SelfPlayPool<TPosition> : SelfPlayPool
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly SelfPlayWorker<TPosition>[] _workers;
    private readonly int _seats;

    public SelfPlayPool(Game<TPosition> game, RunConfig config, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _seats = config.SelfPlay.InFlightOn(threads);
        _workers = new SelfPlayWorker<TPosition>[threads];
        for (var i = 0; i < threads; i++) _workers[i] = new SelfPlayWorker<TPosition>(game, config, _seats, new UniformEvaluator());
    }

    public override SelfPlayCounters Counters =>
        _workers.Aggregate(default(SelfPlayCounters), (sum, worker) => sum + worker.Counters);

    public override void Play(SelfPlayTask task, IReadOnlyList<IEvaluator> evaluators, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Exception? failure = null;
        // A small generation is shared out, so that no thread takes all of it.
        var share = (task.Games.Count + _workers.Length - 1) / _workers.Length;
        var threads = new Thread[_workers.Length];
        for (var i = 0; i < threads.Length; i++)
        {
            var (worker, evaluator) = (_workers[i], evaluators[i]);
            threads[i] = Start(() => worker.Play(task, evaluator, Math.Min(_seats, share), stop.Token), Fail);
        }

        foreach (var thread in threads) thread.Join();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);

        void Fail(Exception exception)
        {
            Interlocked.CompareExchange(ref failure, exception, null);
            stop.Cancel();
        }
    }

    private static Thread Start(Action play, Action<Exception> fail)
    {
        var thread = new Thread(() => Guard(play, fail)) { IsBackground = true, Name = "self-play" };
        thread.Start();
        return thread;
    }

    private static void Guard(Action play, Action<Exception> fail)
    {
        try
        {
            play();
        }
#pragma warning disable CA1031 // whatever happens on a worker's thread is thrown again on the caller's
        catch (Exception exception)
#pragma warning restore CA1031
        {
            fail(exception);
        }
    }
}
