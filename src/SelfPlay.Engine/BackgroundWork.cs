namespace SelfPlay.Engine;

/// <summary>Work on a thread of its own, watched by the thread that began it. Whatever happens to that one, nothing goes on behind it: to dispose stops the work and waits for its end.</summary>
internal sealed class BackgroundWork : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly Task _task;

    /// <param name="work">Ends soon when its token is signalled.</param>
    /// <param name="cancel">Signals it too.</param>
    public BackgroundWork(Action<CancellationToken> work, CancellationToken cancel)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _task = Task.Factory.StartNew(() => work(_stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    // A task's own waiting wraps what it threw.
    private WaitHandle End => ((IAsyncResult)_task).AsyncWaitHandle;

    /// <summary>Waits for so long at most. True when the work has ended; throws what it threw.</summary>
    public bool Wait(TimeSpan length)
    {
        if (!End.WaitOne(length)) return false;
        _task.GetAwaiter().GetResult();
        return true;
    }

    public void Dispose()
    {
        _stop.Cancel();
        End.WaitOne();
        _stop.Dispose();
    }
}
