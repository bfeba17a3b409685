using SelfPlay.Engine.Fitting;
using Spectre.Console;
using Measurement = SelfPlay.Engine.Fitting.Measurement;

namespace SelfPlay.Engine.Views;

/// <summary>A screen that redraws itself while a fit goes on.</summary>
internal sealed class LiveFitView : IFitObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly IAnsiConsole _console;
    private readonly LiveDisplayContext _live;
    private readonly TimeProvider _time;
    private readonly List<Measurement> _measurements = [];
    private readonly List<string> _warnings = [];
    private FitStart? _start;
    private FitStep? _step;
    private long _drawn;

    private LiveFitView(IAnsiConsole console, LiveDisplayContext live, TimeProvider time) => (_console, _live, _time) = (console, live, time);

    /// <summary>Shows a fit while it runs, and what came out after it.</summary>
    public static FitEnd Show(IAnsiConsole console, TimeProvider time, Func<IFitObserver, FitEnd> fit)
    {
        var end = console.Live(new Text("")).Overflow(VerticalOverflow.Crop).Cropping(VerticalOverflowCropping.Bottom).Start(live => fit(new LiveFitView(console, live, time)));
        foreach (var line in FitText.End(end)) console.WriteLine(line);
        return end;
    }

    public void Started(FitStart start)
    {
        _start = start;
        _measurements.AddRange(start.History);
        Draw();
    }

    public void Learning(FitStep step)
    {
        _step = step;
        if (_time.GetElapsedTime(_drawn) >= Interval) Draw();
    }

    public void Measured(Measurement measurement)
    {
        _measurements.Add(measurement);
        Draw();
    }

    public void Warned(string message) => _warnings.Add(message);

    public void Ended(FitEnd end) => Draw(isOver: true);

    private void Draw(bool isOver = false)
    {
        _live.UpdateTarget(new FitScreen(_start, _step, _measurements, _warnings, isOver).Draw(_console.Profile.Width));
        _drawn = _time.GetTimestamp();
    }
}
