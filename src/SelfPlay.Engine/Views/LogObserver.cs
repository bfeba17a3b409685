using SelfPlay.Engine.Run;
using Serilog;
using Serilog.Events;

namespace SelfPlay.Engine.Views;

/// <summary>Writes the run's events to a Serilog logger: the run's log.txt.</summary>
public sealed class LogObserver(ILogger log) : IRunObserver
{
    public void Started(RunStart start)
    {
        log.Information("{Head:l}", RunText.Head(start));
        foreach (var (name, value) in start.Facts) log.Information("{Name:l}: {Value:l}", name, value);
    }

    public void Generating(GenerationProgress progress)
    {
        if (log.IsEnabled(LogEventLevel.Debug)) log.Debug("{Progress:l}", RunText.Progress(progress));
    }

    public void Fitting(FitProgress progress)
    {
        if (log.IsEnabled(LogEventLevel.Debug)) log.Debug("{Progress:l}", RunText.Progress(progress));
    }

    public void Rating(int generation) => log.Debug("rating generation {Generation}", generation);

    public void Finished(GenerationReport report)
    {
        log.Information("{Report:l}", RunText.Games(report));
        if (RunText.Rating(report) is { } rating) log.Information("{Rating:l}", rating);
    }

    public void Warned(string message) => log.Warning("{Message:l}", message);

    public void Ended(RunEnd end) => log.Information("{End:l}", RunText.End(end));
}
