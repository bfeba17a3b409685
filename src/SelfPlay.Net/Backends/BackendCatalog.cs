using SelfPlay.Net.Backends.Cpu;
using SelfPlay.Net.Backends.Reference;

namespace SelfPlay.Net.Backends;

/// <summary>From the name of a device to its backend.</summary>
public static class BackendCatalog
{
    public const string Auto = "auto";

    private const string Cpu = "cpu";

    /// <summary>Plain loops, for tests and comparisons; not in the list, far too slow to learn with.</summary>
    private const string Reference = "reference";

    private const string MissingGpu = "this build holds no GPU backend";

    private static readonly string[] Gpus = ["cuda", "opencl", "ilgpu-cpu"];

    /// <param name="device">auto, cpu, cuda, opencl or ilgpu-cpu.</param>
    /// <param name="threads">Threads of the cpu backend, at least 1.</param>
    /// <exception cref="DeviceException">No such device, or not in this build.</exception>
    public static IBackend Create(string device, int threads) => device switch
    {
        Auto or Cpu => new CpuBackend(threads),
        Reference => new ReferenceBackend(),
        _ when Gpus.Contains(device) => throw new DeviceException($"there is no device '{device}' here: {MissingGpu}; use --device cpu"),
        _ => throw new DeviceException($"there is no device '{device}'; use --device {Auto}, {Cpu}, {string.Join(", ", Gpus)}"),
    };

    /// <summary>All devices that have a name, those that cannot be used here included.</summary>
    public static IReadOnlyList<DeviceInfo> List(int threads)
    {
        using var cpu = new CpuBackend(threads);
        return [new DeviceInfo(Cpu, cpu.Description, true, true), .. Gpus.Select(gpu => new DeviceInfo(gpu, MissingGpu, false, false))];
    }
}
