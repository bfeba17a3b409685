using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Views;

/// <summary>What the run is doing now.</summary>
internal enum RunPhase
{
    Starting,
    Generating,
    Fitting,
    Rating,
    Ended,
}

/// <summary>Gathers what a run reported into what a screen shows, and estimates what is left.</summary>
internal sealed class RunStatus(TimeProvider time) : IRunObserver
{
    /// <summary>Generations whose mean duration stands for those to come.</summary>
    private const int Recent = 5;

    private const int WarningsKept = 3;
    private readonly List<GenerationReport> _reports = [];
    private readonly Queue<string> _warnings = [];
    private long _fitBegan;

    public RunStart? Start { get; private set; }

    public RunPhase Phase { get; private set; }

    /// <summary>The generation in work, 1-based; 0 before the first.</summary>
    public int Generation { get; private set; }

    public GenerationProgress Games { get; private set; }

    public FitProgress Fit { get; private set; }

    public IReadOnlyList<GenerationReport> Reports => _reports;

    public IEnumerable<string> Warnings => _warnings;

    public RunEnd? End { get; private set; }

    /// <summary>The newest report that holds a rating.</summary>
    public GenerationReport? LastRated => _reports.FindLast(report => report.Rating is not null);

    public void Started(RunStart start)
    {
        Start = start;
        _reports.AddRange(start.History);
        Generation = _reports.Count == 0 ? 0 : _reports[^1].Generation;
    }

    public void Generating(GenerationProgress progress)
    {
        (Phase, Generation, Games) = (RunPhase.Generating, progress.Generation, progress);
        Fit = default;
    }

    public void Fitting(FitProgress progress)
    {
        if (Phase != RunPhase.Fitting) _fitBegan = time.GetTimestamp();
        (Phase, Generation, Fit) = (RunPhase.Fitting, progress.Generation, progress);
    }

    public void Rating(int generation) => (Phase, Generation) = (RunPhase.Rating, generation);

    public void Finished(GenerationReport report) => _reports.Add(report);

    public void Warned(string message)
    {
        _warnings.Enqueue(message);
        if (_warnings.Count > WarningsKept) _warnings.Dequeue();
    }

    public void Ended(RunEnd end) => (Phase, End) = (RunPhase.Ended, end);

    /// <summary>Until the generation in work is finished; null while there is nothing to go by.</summary>
    public TimeSpan? GenerationRemaining() => Phase switch
    {
        RunPhase.Generating => Rest(Games.Elapsed, Games.GamesDone, Games.Games) + Usual(report => report.FitSeconds + report.RateSeconds),
        RunPhase.Fitting => Rest(time.GetElapsedTime(_fitBegan), Fit.StepsDone, Fit.Steps) + Usual(report => report.RateSeconds),
        RunPhase.Rating => Usual(report => report.RateSeconds),
        _ => null,
    };

    /// <summary>Until the run's last generation is finished; null while no generation is there to go by.</summary>
    public TimeSpan? RunRemaining()
    {
        if (Start is null || _reports.Count == 0 || GenerationRemaining() is not { } rest) return null;
        var usual = Usual(report => report.GenerateSeconds + report.FitSeconds + report.RateSeconds);
        return rest + (usual * Math.Max(0, Start.Config.Generations - Generation));
    }

    private static TimeSpan? Rest(TimeSpan elapsed, int done, int all) => done > 0 ? elapsed * Math.Max(0, all - done) / done : null;

    private TimeSpan Usual(Func<GenerationReport, double> seconds) =>
        TimeSpan.FromSeconds(_reports.TakeLast(Recent).Select(seconds).DefaultIfEmpty(0).Average());
}
