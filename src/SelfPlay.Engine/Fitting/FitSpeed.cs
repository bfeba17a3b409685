namespace SelfPlay.Engine.Fitting;

/// <summary>How fast a fit learns in this process, measurements included.</summary>
internal sealed class FitSpeed(TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private long _lap = clock.GetTimestamp();
    private long _steps;
    private long _samples;

    public double SamplesPerSecond => _samples / Math.Max(1e-9, clock.GetElapsedTime(_began).TotalSeconds);

    public void Count(int samples)
    {
        _samples += samples;
        _steps++;
    }

    public TimeSpan? Remaining(long steps) => _steps == 0 ? null : clock.GetElapsedTime(_began) * ((double)steps / _steps);

    /// <summary>Since the last call.</summary>
    public TimeSpan Lap()
    {
        var before = _lap;
        _lap = clock.GetTimestamp();
        return clock.GetElapsedTime(before, _lap);
    }
}
