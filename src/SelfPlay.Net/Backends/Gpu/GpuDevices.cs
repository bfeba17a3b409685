using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>The devices that this process holds open, and those that there are.</summary>
internal static class GpuDevices
{
    private const double Gigabyte = 1e9;

    // The mutable statics of the backend: a device is a thing of the whole process, its last user closes it, and what works is found out once.
    private static readonly Dictionary<DeviceName, (GpuDevice Device, int Users)> Open = [];
    private static readonly HashSet<DeviceName> Tried = [];
    private static readonly Lock SearchLock = new();
    private static DeviceSearch? _search;
    private static bool _isTold;

    /// <summary>A backend on a device that has passed <see cref="DeviceTrial"/> in this process.</summary>
    /// <param name="name">The device.</param>
    /// <param name="warn">Told once of a device that works but is no GPU.</param>
    /// <exception cref="DeviceException">There is no such device, it cannot do the precision, or it computes wrongly.</exception>
    public static IlgpuBackend Create(DeviceName name, Action<string>? warn)
    {
        var device = RentTried(name, warn);
        try
        {
            return new IlgpuBackend(name);
        }
        finally
        {
            Return(device);
        }
    }

    /// <summary>Opens the device or joins those who use it; <see cref="Return"/> it.</summary>
    /// <exception cref="DeviceException">There is no such device.</exception>
    public static GpuDevice Rent(DeviceName name)
    {
        name = name with { Precision = Precision.Fp32 };
        lock (Open)
        {
            var (device, users) = Open.TryGetValue(name, out var known) ? known : (GpuDevice.Open(name), 0);
            Open[name] = (device, users + 1);
            return device;
        }
    }

    /// <summary>Frees what may lie on a device that was lost: such a device frees nothing, and the error that told of it is on its way already.</summary>
    public static void Free(IDisposable? part)
    {
        try
        {
            part?.Dispose();
        }
        catch (AcceleratorException)
        {
            // See the summary.
        }
    }

    public static void Return(GpuDevice device)
    {
        lock (Open)
        {
            var users = Open[device.Name].Users - 1;
            Open[device.Name] = (device, users);
            if (users > 0) return;
            Open.Remove(device.Name);
            Free(device);
        }
    }

    /// <summary>What "auto" takes: the first CUDA device that works, then the first OpenCL GPU that does; else none.</summary>
    /// <param name="warn">Told of GPUs that are there but do not work; only the first who wants to be told.</param>
    public static DeviceName? Best(Action<string>? warn)
    {
        var search = Search();
        if (warn is not null && Interlocked.Exchange(ref _isTold, true) is false)
        {
            foreach (var (device, why) in search.Refusals) warn($"auto goes on without '{device}': {why}");
        }

        return search.Best;
    }

    /// <summary>A line for each device of a kind, or one that says why there is none.</summary>
    public static IReadOnlyList<DeviceInfo> List(string kind)
    {
        if (kind == DeviceName.IlgpuCpu)
            return [new DeviceInfo(kind, "ILGPU's simulator of a GPU on the processor: for tests, hundreds of times slower than cpu", true, false)];
        using var context = GpuDevice.CreateContext(kind);
        var devices = GpuDevice.DevicesOf(kind, context);
        if (devices.Count == 0)
            return [new DeviceInfo(kind, kind == DeviceName.Cuda ? GpuLibraries.WhyNoCuda() : GpuLibraries.WhyNoOpenCL(), false, false)];
        return [.. devices.Select((device, index) => Describe(kind, index, device))];
    }

    private static DeviceSearch Search()
    {
        lock (SearchLock)
        {
            // The best stays open until the process ends: who asked for it uses it next, with the kernels that are compiled by now.
            return _search ??= new DeviceSearch(new[] { DeviceName.Cuda, DeviceName.OpenCL }.Where(GpuLibraries.Has), CountGpus, static name => RentTried(name, null));
        }
    }

    private static int CountGpus(string kind)
    {
        using var context = GpuDevice.CreateContext(kind);
        return GpuDevice.DevicesOf(kind, context).Count(GpuDevice.IsGpu);
    }

    private static GpuDevice RentTried(DeviceName name, Action<string>? warn)
    {
        var device = Rent(name);
        try
        {
            // ILGPU's own simulator has no driver that could be wrong.
            if (!device.IsSimulator) RefuseWrong(name, device, warn);
            return device;
        }
        catch
        {
            Return(device);
            throw;
        }
    }

    private static void RefuseWrong(DeviceName name, GpuDevice device, Action<string>? warn)
    {
        lock (Tried)
        {
            if (Tried.Contains(name)) return;
            // One of its own, whose work space is not kept.
            using var backend = new IlgpuBackend(name);
            if (WhatIsWrong(backend) is { } wrong)
                throw new DeviceException($"the device '{name}' ({device.Title}) {wrong}; update its driver, or use --device {(name.Precision == Precision.Fp32 ? DeviceName.Cpu : device.Name)}");
            Tried.Add(name);
            if (!GpuDevice.IsGpu(device.Accelerator.Device)) warn?.Invoke($"the device '{name}' ({device.Title}) is no GPU: --device {DeviceName.Cpu} is faster");
        }
    }

    private static string? WhatIsWrong(IlgpuBackend backend)
    {
        try
        {
            return DeviceTrial.Passes(backend) ? null : "computes wrongly";
        }
        catch (DeviceException exception) when (exception.InnerException is { } cause && !GpuDevice.IsFull(cause))
        {
            return $"does not work: {GpuDevice.FirstLine(cause)}";
        }
    }

    private static DeviceInfo Describe(string kind, int index, Device device)
    {
        var name = $"{kind}:{index}";
        if (device is CLDevice other && GpuDevice.WhyNot(other) is { } lack) return new DeviceInfo(name, $"{device.Name} {lack}", false, false);
        if (Search().Refusals.TryGetValue(new DeviceName(kind, index, Precision.Fp32), out var why)) return new DeviceInfo(name, why, false, false);
        var about = device is CudaDevice cuda
            ? $"compute capability {cuda.Architecture?.Major}.{cuda.Architecture?.Minor}, driver for CUDA {cuda.DriverVersion.Major}.{cuda.DriverVersion.Minor}"
            : $"OpenCL {(device as CLDevice)?.DeviceVersion}{(GpuDevice.IsGpu(device) ? "" : ", no GPU: cpu is faster")}";
        return new DeviceInfo(name, FormattableString.Invariant($"{device.Name}, {device.MemorySize / Gigabyte:0.0} GB, {about}"), true, false);
    }
}
