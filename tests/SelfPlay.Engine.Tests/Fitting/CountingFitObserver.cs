using SelfPlay.Engine.Fitting;

namespace SelfPlay.Engine.Tests.Fitting;

/// <summary>Counts what happens, and does something after so many steps or measurements.</summary>
internal sealed class CountingFitObserver(int steps = int.MaxValue, int measurements = int.MaxValue, Action? then = null) : IFitObserver
{
    private int _steps;
    private int _measurements;

    public List<string> Warnings { get; } = [];

    public FitStep Last { get; private set; }

    public void Started(FitStart start)
    {
    }

    public void Learning(FitStep step)
    {
        Last = step;
        if (++_steps == steps) then?.Invoke();
    }

    public void Measured(Measurement measurement)
    {
        if (++_measurements == measurements) then?.Invoke();
    }

    public void Warned(string message) => Warnings.Add(message);

    public void Ended(FitEnd end)
    {
    }
}
