namespace SelfPlay.Engine.Run;

/// <summary>
/// Generate data -> fit a curve -> repeat. Networks and games are a function of config and seed alone: every game draws from a generator of its
/// own, games are learnt from in the order of their numbers, and a generation that was cut off is finished, or fitted again from its start.
/// </summary>
public sealed class RunLoop(RunDirectory directory, RunConfig config, RunOptions options, IRunObserver observer, TimeProvider clock)
{
    /// <summary>Runs until all generations are done, the time is used up or <paramref name="cancel"/> is signalled; goes on where the folder stands.</summary>
    /// <exception cref="InputException">The run does not fit this machine, or its fit diverges however small the rate.</exception>
    /// <exception cref="InvalidDataException">A file of the run is not this run's.</exception>
    public RunEnd Run(CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        using var timeout = options.StartTimer(clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        using var session = new RunSession(new RunContext(directory, config, options, observer, clock));
        var reason = RunEndReason.Completed;
        try
        {
            Run(session, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            reason = cancel.IsCancellationRequested ? RunEndReason.Interrupted : RunEndReason.BudgetUsed;
        }

        var end = new RunEnd(reason, directory.Path, session.Generation, clock.GetElapsedTime(started));
        observer.Ended(end);
        return end;
    }

    private void Run(RunSession session, CancellationToken stop)
    {
        observer.Started(session.Describe(session.Rehearse(stop)));
        session.Rate(stop); // of a generation that was cut off before it was rated
        while (session.Generation < config.Generations)
        {
            var games = session.Generate(stop);
            var report = session.Fit(games, stop);
            session.Save(games, report);
            session.Rate(stop);
        }
    }
}
