using SelfPlay.Engine.Fitting;
using Spectre.Console;
using Spectre.Console.Rendering;
using Measurement = SelfPlay.Engine.Fitting.Measurement;

namespace SelfPlay.Engine.Views;

/// <summary>A screen that redraws itself while a fit goes on: facts, a bar, the curve, the last measurements.</summary>
internal sealed class LiveFitView : IFitObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Columns beside the bar.</summary>
    private const int Beside = 60;

    private const int WidestBar = 60, ShownMeasurements = 5;

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

    public void Ended(FitEnd end) => Draw();

    private void Draw()
    {
        var rows = new List<IRenderable>();
        if (_start is { } start) rows.Add(Facts(start));
        if (_step is { } step) rows.Add(new Text($"{Bar(step)} {FitText.Progress(step)}"));
        rows.AddRange(FitTextChart.Draw(_measurements).Select(line => new Text(line)));
        rows.AddRange(_measurements.TakeLast(ShownMeasurements).Select(measurement => new Text(FitText.Measured(measurement))));
        rows.AddRange(_warnings.TakeLast(ShownMeasurements).Select(warning => new Markup($"[yellow]warning:[/] {Markup.Escape(warning)}")));
        rows.Add(new Markup("[grey]Ctrl-C stops in order; the same command goes on.[/]"));
        _live.UpdateTarget(new Rows(rows));
        _drawn = _time.GetTimestamp();
    }

    private static Panel Facts(FitStart start)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in start.Facts) grid.AddRow(new Markup($"[grey]{Markup.Escape(name)}[/]"), new Text(value));
        return new Panel(grid) { Header = new PanelHeader($" fit of {start.Config.Game} ({start.Config.Preset}) ") };
    }

    private string Bar(FitStep step)
    {
        var width = Math.Clamp(_console.Profile.Width - Beside, 5, WidestBar);
        var full = step.Steps == 0 ? width : (int)(width * step.Step / step.Steps);
        return new string('█', full) + new string('░', width - full);
    }
}
