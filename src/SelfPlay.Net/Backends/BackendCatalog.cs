using SelfPlay.Net.Backends.Cpu;
using SelfPlay.Net.Backends.Reference;
#if ILGPU
using SelfPlay.Net.Backends.Gpu;
#endif

namespace SelfPlay.Net.Backends;

/// <summary>From the name of a device to its backend.</summary>
public static class BackendCatalog
{
    public const string Auto = DeviceName.Auto;

    /// <param name="device">As <see cref="DeviceName"/> reads it: auto, cpu, cuda, cuda:1, cuda:0@tf32, opencl, ilgpu-cpu. "auto" takes a CUDA device, then an
    /// OpenCL GPU, then the cpu.</param>
    /// <param name="threads">Threads of the cpu backend, at least 1.</param>
    /// <param name="warn">Told when "auto" leaves a GPU that is there, because it does not work, and when a device is no GPU.</param>
    /// <exception cref="DeviceException">No such device, or not in this build; or it computes wrongly.</exception>
    public static IBackend Create(string device, int threads, Action<string>? warn = null)
    {
        var name = DeviceName.Parse(device);
        return name.Kind switch
        {
            DeviceName.Auto => CreateBest(threads, warn),
            DeviceName.Cpu => new CpuBackend(threads),
            DeviceName.Reference => new ReferenceBackend(),
            _ => CreateGpu(name, warn),
        };
    }

#if ILGPU
    /// <summary>All devices that have a name, those that cannot be used here included.</summary>
    public static IReadOnlyList<DeviceInfo> List(int threads)
    {
        var best = GpuDevices.Best(null);
        using var cpu = new CpuBackend(threads);
        var cpuInfo = new DeviceInfo(DeviceName.Cpu, cpu.Description, true, best is null);
        return [cpuInfo, .. DeviceName.GpuKinds.SelectMany(GpuDevices.List).Select(info => info with { IsAuto = info.Name == $"{best?.Kind}:{best?.Index}" })];
    }

    private static IBackend CreateBest(int threads, Action<string>? warn) =>
        GpuDevices.Best(warn) is { } best ? GpuDevices.Create(best, warn) : new CpuBackend(threads);

    private static IlgpuBackend CreateGpu(DeviceName name, Action<string>? warn) => GpuDevices.Create(name, warn);
#else
    private const string MissingGpu = "this build holds no GPU part (it was built without ILGPU: './selfplay' builds with it where the package feed has ILGPU)";

    /// <summary>All devices that have a name, those that cannot be used here included.</summary>
    public static IReadOnlyList<DeviceInfo> List(int threads)
    {
        using var cpu = new CpuBackend(threads);
        return [new DeviceInfo(DeviceName.Cpu, cpu.Description, true, true), .. DeviceName.GpuKinds.Select(kind => new DeviceInfo(kind, MissingGpu, false, false))];
    }

    private static CpuBackend CreateBest(int threads, Action<string>? warn)
    {
        _ = warn; // a build that knows no GPU leaves none behind
        return new CpuBackend(threads);
    }

    private static IBackend CreateGpu(DeviceName name, Action<string>? warn) =>
        throw new DeviceException($"there is no device '{name}' here: {MissingGpu}; use --device {DeviceName.Cpu}");
#endif
}
