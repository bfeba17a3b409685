using SelfPlay.Engine.Fitting;

namespace SelfPlay.Engine.Views;

/// <summary>Passes every report on to several observers, in their order.</summary>
public sealed class CompositeFitObserver(params IReadOnlyList<IFitObserver> observers) : IFitObserver
{
    public void Started(FitStart start) => Each(observer => observer.Started(start));

    public void Learning(FitStep step) => Each(observer => observer.Learning(step));

    public void Measured(Measurement measurement) => Each(observer => observer.Measured(measurement));

    public void Warned(string message) => Each(observer => observer.Warned(message));

    public void Ended(FitEnd end) => Each(observer => observer.Ended(end));

    private void Each(Action<IFitObserver> report)
    {
        foreach (var observer in observers) report(observer);
    }
}
