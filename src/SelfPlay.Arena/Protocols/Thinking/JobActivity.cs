namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>An activity that is one job of the <see cref="ThinkingThread{TPosition}"/>, looks now and then whether it is to stop, and says something at its end.</summary>
internal abstract class JobActivity : IActivity, IDisposable
{
    private readonly TaskCompletionSource _over = new();
    private readonly CancellationTokenSource _stop = new();

    public bool IsOver => _over.Task.IsCompleted;

    public bool EndsByItself => true;

    protected CancellationToken Stopping => _stop.Token;

    public void Stop()
    {
        if (IsOver) return;
        _stop.Cancel();
        _over.Task.Wait();
    }

    public void Finish(CancellationToken cancel)
    {
        using var stop = cancel.Register(Stop);
        _over.Task.Wait(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>The job.</summary>
    public void Run()
    {
        try
        {
            Work();
        }
        finally
        {
            _over.SetResult();
        }
    }

    /// <summary>Only once it is over.</summary>
    public void Dispose() => _stop.Dispose();

    protected abstract void Work();

    /// <summary>From now on the job has so much time.</summary>
    protected void StopAfter(TimeSpan time) => _stop.CancelAfter(time);
}
