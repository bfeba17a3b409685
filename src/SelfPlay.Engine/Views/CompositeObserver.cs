using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Views;

/// <summary>Passes every report on to several observers, in their order.</summary>
public sealed class CompositeObserver(params IReadOnlyList<IRunObserver> observers) : IRunObserver
{
    public void Started(RunStart start) => Each(observer => observer.Started(start));

    public void Generating(GenerationProgress progress) => Each(observer => observer.Generating(progress));

    public void Fitting(FitProgress progress) => Each(observer => observer.Fitting(progress));

    public void Rating(int generation) => Each(observer => observer.Rating(generation));

    public void Finished(GenerationReport report) => Each(observer => observer.Finished(report));

    public void Warned(string message) => Each(observer => observer.Warned(message));

    public void Ended(RunEnd end) => Each(observer => observer.Ended(end));

    private void Each(Action<IRunObserver> report)
    {
        foreach (var observer in observers) report(observer);
    }
}
