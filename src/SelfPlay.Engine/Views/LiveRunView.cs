using SelfPlay.Engine.Run;
using Spectre.Console;

namespace SelfPlay.Engine.Views;

/// <summary>A screen that redraws itself while the run goes on. A thread of its own draws, four times a second at most, so that the run never waits for it.</summary>
public sealed class LiveRunView : IRunObserver, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly IAnsiConsole _console;
    private readonly RunStatus _status;
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _over = new();
    private readonly Thread _painter;

    public LiveRunView(IAnsiConsole console, TimeProvider time)
    {
        _console = console;
        _status = new RunStatus(time);
        _painter = new Thread(Paint) { IsBackground = true, Name = "live view" };
    }

    public void Started(RunStart start)
    {
        Report(status => status.Started(start));
        _painter.Start();
    }

    public void Generating(GenerationProgress progress) => Report(status => status.Generating(progress));

    public void Fitting(FitProgress progress) => Report(status => status.Fitting(progress));

    public void Rating(int generation) => Report(status => status.Rating(generation));

    public void Finished(GenerationReport report) => Report(status => status.Finished(report));

    public void Warned(string message) => Report(status => status.Warned(message));

    public void Ended(RunEnd end)
    {
        Report(status => status.Ended(end));
        StopPainting();
        _console.WriteLine(RunText.End(end));
    }

    public void Dispose()
    {
        StopPainting();
        _over.Dispose();
    }

    private void Report(Action<RunStatus> report)
    {
        lock (_gate) report(_status);
    }

    /// <summary>Lets the painter draw what is last and gives the terminal back.</summary>
    private void StopPainting()
    {
        _over.Set();
        if (_painter.IsAlive) _painter.Join();
    }

    private void Paint() =>
        _console.Live(Screen()).Overflow(VerticalOverflow.Crop).Cropping(VerticalOverflowCropping.Bottom).Start(live =>
        {
            var isOver = false;
            while (!isOver)
            {
                isOver = _over.Wait(Interval);
                live.UpdateTarget(Screen());
            }
        });

    private Spectre.Console.Rendering.IRenderable Screen()
    {
        lock (_gate) return RunScreen.Draw(_status, _console.Profile.Width);
    }
}
