using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Tests.Run;

/// <summary>Remembers what a run told, and can break off the run at any of its calls, as a kill would.</summary>
internal sealed class RecordingObserver(int dieAtCall = int.MaxValue) : IRunObserver
{
    private int _calls;

    public List<GenerationReport> Reports { get; } = [];

    public List<string> Warnings { get; } = [];

    public RunStart? Start { get; private set; }

    public int Calls => _calls;

    public void Started(RunStart start)
    {
        Start = start;
        Count();
    }

    public void Generating(GenerationProgress progress) => Count();

    public void Fitting(FitProgress progress) => Count();

    public void Rating(int generation) => Count();

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
