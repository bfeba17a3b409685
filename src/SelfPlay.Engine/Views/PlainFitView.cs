using SelfPlay.Engine.Fitting;

namespace SelfPlay.Engine.Views;

/// <summary>Lines for pipes and files: one a measurement, and a sign of life every ten seconds.</summary>
public sealed class PlainFitView(TextWriter output, TimeProvider time) : IFitObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private long _last;

    public void Started(FitStart start)
    {
        Write(FitText.Head(start));
        var width = start.Facts.Max(fact => fact.Key.Length);
        foreach (var (name, value) in start.Facts) Write($"  {name.PadRight(width)}  {value}");
    }

    public void Learning(FitStep step)
    {
        if (time.GetElapsedTime(_last) >= Interval) Write(FitText.Progress(step));
    }

    public void Measured(Measurement measurement) => Write(FitText.Measured(measurement));

    public void Warned(string message) => Write($"warning: {message}");

    public void Ended(FitEnd end)
    {
        foreach (var line in FitTextChart.Draw(end.Measurements).Concat(FitText.End(end))) Write(line);
    }

    private void Write(string line)
    {
        output.WriteLine(line);
        output.Flush();
        _last = time.GetTimestamp();
    }
}
