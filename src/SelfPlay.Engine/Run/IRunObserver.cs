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
