using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Fitting;

/// <summary>metrics.jsonl of a fit: one <see cref="Measurement"/> per line.</summary>
public sealed class FitMetrics : MetricsFile<Measurement>
{
    private FitMetrics(string path, int newest, Action<string> warn)
        : base(path, newest, warn)
    {
    }

    public static IReadOnlyList<Measurement> Read(string path, Action<string>? warn = null) => Read(path, int.MaxValue, warn ?? (_ => { }));

    /// <summary>Opens the file to go on after the measurement with this number; later ones will be made again.</summary>
    public static FitMetrics Open(string path, int newest, Action<string> warn) => new(path, newest, warn);
}
