namespace SelfPlay.Engine.Fitting;

/// <summary>How fast a fit learns in this process from its first step on, measurements included.</summary>
internal sealed class FitSpeed(TimeProvider clock)
{
    private long? _began;
    private long _lap = clock.GetTimestamp();
    private long _steps;
    private long _samples;

    public double SamplesPerSecond => _samples / Math.Max(1e-9, Elapsed.TotalSeconds);

    private TimeSpan Elapsed => _began is { } began ? clock.GetElapsedTime(began) : TimeSpan.Zero;

    /// <summary>The first step only starts the clock: what comes before it, a measurement and the warming up, says nothing of those to come.</summary>
    public void Count(int samples)
    {
        if (_began is null)
        {
            _began = clock.GetTimestamp();
            return;
        }

        _samples += samples;
        _steps++;
    }

    public TimeSpan? Remaining(long steps) => _steps == 0 ? null : Elapsed * ((double)steps / _steps);

    /// <summary>Since the last call.</summary>
    public TimeSpan Lap()
    {
        var before = _lap;
        _lap = clock.GetTimestamp();
        return clock.GetElapsedTime(before, _lap);
    }
}
