using SelfPlay.Engine.Run;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Fitting;

/// <summary>
/// Learn -> measure -> repeat, until all epochs are done or the validation loss no longer falls; then test the best network. The networks are a function of data set,
/// config and seed alone, whatever the number of threads, stopped and resumed or not.
/// </summary>
public sealed class FitLoop(RunDirectory directory, RunConfig config, RunOptions options, IFitObserver observer, TimeProvider clock)
{
    /// <summary>Runs until the fit is over, the time is used up or <paramref name="cancel"/> is signalled; goes on where the folder stands.</summary>
    /// <exception cref="InputException">The data set cannot be used, or the fit diverges.</exception>
    /// <exception cref="InvalidDataException">A file of the fit or of the data set is damaged or foreign.</exception>
    public FitEnd Run(CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        using var timeout = options.StartTimer(clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        using var session = new FitSession(new FitContext(directory, config, options, observer, clock));
        observer.Started(session.Describe());
        var (reason, summary) = (RunEndReason.Completed, (FitSummary?)null);
        try
        {
            summary = Run(session, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            session.Save();
            reason = cancel.IsCancellationRequested ? RunEndReason.Interrupted : RunEndReason.BudgetUsed;
        }

        if (session.Measurements.Count > 0) AtomicFile.WriteText(directory.CurvePath, FitChart.Draw(session.Measurements));
        var end = new FitEnd(reason, directory.Path, session.Step, summary, session.Measurements, clock.GetElapsedTime(started));
        observer.Ended(end);
        return end;
    }

    private static FitSummary Run(FitSession session, CancellationToken stop)
    {
        while (!session.IsOver)
        {
            session.Learn(stop);
            session.Measure(stop);
        }

        return session.Finish(stop);
    }
}
