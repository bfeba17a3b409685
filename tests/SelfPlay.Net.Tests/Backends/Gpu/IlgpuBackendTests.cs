using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>The GPU backend keeps the contract; on ILGPU's simulator, or on the device that SELFPLAY_TEST_DEVICE names.</summary>
internal sealed class IlgpuBackendTests : BackendTests
{
    public static DeviceName Device { get; } = DeviceName.Parse(Environment.GetEnvironmentVariable("SELFPLAY_TEST_DEVICE") ?? DeviceName.IlgpuCpu);

    protected override IBackend Create() => new IlgpuBackend(Device);
}
