using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Tests.Run;

/// <summary>Remembers what a run told, and can break off the run at any of its calls, as a kill would.</summary>
internal sealed class RecordingObserver(int dieAtCall = int.MaxValue) : IRunObserver
{
    private int _calls;
    private int _generated;

    public List<GenerationReport> Reports { get; } = [];

    public List<string> Warnings { get; } = [];

    public RunStart? Start { get; private set; }

    /// <summary>Is told when the rating of a generation begins.</summary>
    public Action<int> WhenRating { get; init; } = static _ => { };

    public int Calls => _calls;

    public void Started(RunStart start)
    {
        Start = start;
        Count();
    }

    /// <summary>Counts the end of the games only: how many reports come before depends on the clock.</summary>
    public void Generating(GenerationProgress progress)
    {
        if (progress.GamesDone < progress.Games || progress.Generation == _generated) return;
        _generated = progress.Generation;
        Count();
    }

    public void Fitting(FitProgress progress) => Count();

    public void Rating(int generation)
    {
        WhenRating(generation);
        Count();
    }

    public void Finished(GenerationReport report)
    {
        Reports.Add(report);
        Count();
    }

    public void Warned(string message) => Warnings.Add(message);

    public void Ended(RunEnd end)
    {
    }

    private void Count()
    {
        if (++_calls >= dieAtCall) throw new DeathException();
    }

    /// <summary>Nothing in a run catches it.</summary>
    public sealed class DeathException : Exception
    {
    }
}
