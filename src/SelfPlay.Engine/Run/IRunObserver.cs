namespace SelfPlay.Engine.Run;

/// <summary>
/// Watches a run. Loops do not log: they call this. Called from one thread, in order; a slow observer slows the run.
/// </summary>
public interface IRunObserver
{
    void Started(RunStart start);

    /// <summary>A few times per second while games are played.</summary>
    void Generating(GenerationProgress progress);

    /// <summary>After every step of the fit.</summary>
    void Fitting(FitProgress progress);

    /// <summary>When a rating begins: matches and solver.</summary>
    void Rating(int generation);

    void Finished(GenerationReport report);

    /// <summary>Something was wrong and was mended: a damaged shard cut, a diverged fit undone.</summary>
    void Warned(string message);

    void Ended(RunEnd end);
}

/// <summary>What a run will use, known before it begins.</summary>
/// <param name="Generation">The last generation that is fitted and saved.</param>
/// <param name="Facts">Names and values for people: device, network, parameters, memory, disk, games per hour.</param>
/// <param name="History">Reports of the generations finished before, for the charts of a resumed run.</param>
public sealed record RunStart(
    string Directory,
    RunConfig Config,
    bool Resumed,
    int Generation,
    IReadOnlyList<KeyValuePair<string, string>> Facts,
    IReadOnlyList<GenerationReport> History);

/// <param name="Positions">Positions evaluated so far in this generation.</param>
/// <param name="Elapsed">Since this process began to play this generation.</param>
public readonly record struct GenerationProgress(int Generation, int GamesDone, int Games, long Positions, double PositionsPerSecond, TimeSpan Elapsed);

public readonly record struct FitProgress(int Generation, int StepsDone, int Steps, double PolicyLoss, double ValueLoss, double Rate);

public enum RunEndReason
{
    /// <summary>All generations of the config are done.</summary>
    Completed,

    /// <summary>The time or the number of generations asked for this call is used up; the same command goes on.</summary>
    BudgetUsed,

    /// <summary>Ctrl-C.</summary>
    Interrupted,
}

public sealed record RunEnd(RunEndReason Reason, string Directory, int Generation, TimeSpan Elapsed);
