using SelfPlay.Net.Backends;

namespace SelfPlay.TestDevices;

/// <summary>Loses a device in the middle of a run: all backends on it share its fate.</summary>
/// <param name="work">At which work.</param>
/// <param name="count">At which of them, from 1; 0 only counts.</param>
/// <param name="strike">Breaks a real device, whose own errors follow; without it the backends are only told to fail.</param>
public sealed class DeviceLoss(DeviceWork work, int count, Action? strike = null)
{
    public const string Message = "the device 'test' failed: it was lost";

    private int _done;
    private volatile bool _isLost;

    /// <summary>How much of that work was asked for.</summary>
    public int Done => _done;

    /// <summary>As <see cref="BackendCatalog.Create"/>, on the device that will be lost.</summary>
    public IBackend Open(string device, int threads, Action<string>? warn = null) => new LosingBackend(BackendCatalog.Create(device, threads, warn), this);

    internal void Count(DeviceWork asked)
    {
        if (asked != work || Interlocked.Increment(ref _done) != count) return;
        if (strike is null) _isLost = true;
        else strike();
    }

    internal void Check()
    {
        if (_isLost) throw new DeviceException(Message);
    }
}
