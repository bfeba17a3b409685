using SelfPlay.Net.Backends;

namespace SelfPlay.Engine.Run;

/// <summary>How one call works on a run; nothing here changes its games or weights.</summary>
public sealed record RunOptions
{
    /// <summary>The longest time that a timer counts, 49 days; a longer limit is none.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Worker threads, and threads of the fit.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>auto, cpu, cuda ...</summary>
    public string Device { get; init; } = BackendCatalog.Auto;

    /// <summary>Makes the backends that the run works on.</summary>
    public BackendFactory Backends { get; init; } = BackendCatalog.Create;

    /// <summary>Stop after this time; what is finished is kept and the same command goes on.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Length of the rehearsal that measures speed before a new run; zero leaves it out.</summary>
    public TimeSpan Rehearsal { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A backend on the run's device.</summary>
    internal IBackend OpenBackend(int threads, Action<string>? warn = null) => Backends(Device, threads, warn);

    /// <summary>Is cancelled when <see cref="TimeLimit"/> from now is over.</summary>
    internal CancellationTokenSource StartTimer(TimeProvider clock) =>
        new(TimeLimit is { } limit && limit < LongestTimer ? limit : Timeout.InfiniteTimeSpan, clock);
}
