namespace SelfPlay.Net.Backends.Gpu;

/// <summary>The first device that works, kind after kind, and why those before it do not.</summary>
internal sealed class DeviceSearch
{
    private readonly Dictionary<DeviceName, string> _refusals = [];

    /// <param name="kinds">In the order in which they are tried.</param>
    /// <param name="count">How many devices there are of a kind; may throw.</param>
    /// <param name="open">Throws if a device does not work; the one that does stays open.</param>
    public DeviceSearch(IEnumerable<string> kinds, Func<string, int> count, Action<DeviceName> open) =>
        Best = kinds.SelectMany(kind => Devices(kind, count)).FirstOrDefault(device => Try(device, () => open(device)));

    /// <summary>Null if none works.</summary>
    public DeviceName? Best { get; }

    /// <summary>Of devices that are there.</summary>
    public IReadOnlyDictionary<DeviceName, string> Refusals => _refusals;

    private IEnumerable<DeviceName> Devices(string kind, Func<string, int> count)
    {
        var devices = 0;
        Try(Device(0), () => devices = count(kind));
        return Enumerable.Range(0, devices).Select(Device);

        DeviceName Device(int index) => new(kind, index, Precision.Fp32);
    }

    private bool Try(DeviceName device, Action work)
    {
        try
        {
            work();
            return true;
        }
#pragma warning disable CA1031 // whatever a driver does, auto must not die of it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _refusals[device] = GpuDevice.FirstLine(exception);
            return false;
        }
    }
}
