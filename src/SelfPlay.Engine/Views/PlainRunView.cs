using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Views;

/// <summary>Lines without times or colours, for pipes and files: one a generation and an event, and a sign of life every ten seconds.</summary>
public sealed class PlainRunView(TextWriter output, TimeProvider time) : IRunObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private long _last;

    public void Started(RunStart start)
    {
        Write(RunText.Head(start));
        var width = start.Facts.Select(fact => fact.Key.Length).DefaultIfEmpty(0).Max();
        foreach (var (name, value) in start.Facts) Write($"  {name.PadRight(width)}  {value}");
    }

    public void Generating(GenerationProgress progress)
    {
        if (IsDue()) Write(RunText.Progress(progress));
    }

    public void Fitting(FitProgress progress)
    {
        if (IsDue()) Write(RunText.Progress(progress));
    }

    public void Rating(int generation)
    {
        if (IsDue()) Write($"gen {generation,4}  rating");
    }

    public void Finished(GenerationReport report)
    {
        Write(RunText.Games(report));
        if (RunText.Rating(report) is { } rating) Write(rating);
    }

    public void Warned(string message) => Write($"warning: {message}");

    public void Ended(RunEnd end) => Write(RunText.End(end));

    private bool IsDue() => time.GetElapsedTime(_last) >= Interval;

    private void Write(string line)
    {
        output.WriteLine(line);
        output.Flush();
        _last = time.GetTimestamp();
    }
}
