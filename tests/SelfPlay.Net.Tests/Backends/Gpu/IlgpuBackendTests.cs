using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>The GPU backend keeps the contract; on ILGPU's simulator, or on the device that SELFPLAY_TEST_DEVICE names.</summary>
internal sealed class IlgpuBackendTests : BackendTests
{
    public static DeviceName Device { get; } = DeviceName.Parse(Environment.GetEnvironmentVariable("SELFPLAY_TEST_DEVICE") ?? DeviceName.IlgpuCpu);

    /// <summary>In a precision; without tensor cores for it, the test is left out.</summary>
    public static IlgpuBackend Create(Precision precision)
    {
        var device = GpuDevices.Rent(Device);
        try
        {
            if (!device.CanCompute(precision)) Assert.Ignore($"'{Device}' ({device.Title}) has no tensor cores for {precision}");
            return new IlgpuBackend(Device with { Precision = precision });
        }
        finally
        {
            GpuDevices.Return(device);
        }
    }

    protected override IBackend Create() => new IlgpuBackend(Device);
}
