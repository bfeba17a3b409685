namespace SelfPlay.Engine.Run;

/// <summary>metrics.jsonl of a run: one <see cref="GenerationReport"/> per generation.</summary>
public sealed class RunMetrics : MetricsFile<GenerationReport>
{
    private RunMetrics(string path, int newestGeneration, Action<string> warn)
        : base(path, newestGeneration, warn)
    {
    }

    /// <summary>Reads the lines of a run that may be going on; a line that is cut or makes no sense is left out, and told.</summary>
    public static IReadOnlyList<GenerationReport> Read(string path, Action<string>? warn = null) => Read(path, int.MaxValue, warn ?? (_ => { }));

    /// <summary>Opens the file to go on after <paramref name="newestGeneration"/>; the reports of later generations will be made again.</summary>
    public static RunMetrics Open(string path, int newestGeneration, Action<string> warn) => new(path, newestGeneration, warn);
}
