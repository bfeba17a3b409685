using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>The devices that this process holds open, and those that there are.</summary>
internal static class GpuDevices
{
    private const double Gigabyte = 1e9;

    private static readonly Lock BestLock = new();
    private static DeviceName? _best;
    private static bool _searched;

    // The mutable statics of the backend: a device is a thing of the whole process, its last user closes it, and what "auto" means
    // is found out once.
    private static readonly Dictionary<DeviceName, (GpuDevice Device, int Users)> Open = [];
    private static readonly HashSet<DeviceName> Tried = [];

    /// <summary>A backend on a device that has passed <see cref="DeviceTrial"/> in this process.</summary>
    /// <exception cref="DeviceException">There is no such device, it cannot do the precision, or it computes wrongly.</exception>
    public static IlgpuBackend Create(DeviceName name)
    {
        var backend = new IlgpuBackend(name);
        try
        {
            // ILGPU's own simulator has no driver that could be wrong.
            if (name.Kind != DeviceName.IlgpuCpu) Try(name, backend.Description);
            return backend;
        }
        catch
        {
            backend.Dispose();
            throw;
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
    /// <param name="warn">Told of a GPU that is there but does not work; only by the first call.</param>
    public static DeviceName? Best(Action<string> warn)
    {
        lock (BestLock)
        {
            if (!_searched) _best = Search(warn);
            _searched = true;
            return _best;
        }
    }

    /// <summary>A line for each device of a kind, or one that says why there is none.</summary>
    public static IReadOnlyList<DeviceInfo> List(string kind)
    {
        GpuLibraries.Prepare();
        if (kind == DeviceName.IlgpuCpu)
            return [new DeviceInfo(kind, "ILGPU's simulator of a GPU on the processor: for tests, hundreds of times slower than cpu", true, false)];
        using var context = GpuDevice.CreateContext(kind);
        var devices = GpuDevice.DevicesOf(kind, context);
        if (devices.Count == 0)
            return [new DeviceInfo(kind, kind == DeviceName.Cuda ? GpuLibraries.WhyNoCuda() : GpuLibraries.WhyNoOpenCL(), false, false)];
        return [.. devices.Select((device, index) => Describe(kind, index, device))];
    }

    private static void Try(DeviceName name, string description)
    {
        lock (Tried)
        {
            if (Tried.Contains(name)) return;
            // One of its own, whose work space is not kept.
            using var backend = new IlgpuBackend(name);
            if (!DeviceTrial.Passes(backend))
                throw new DeviceException($"the device {description} computes wrongly: update its driver, or use --device {DeviceName.Cpu}");
            Tried.Add(name);
        }
    }

    private static DeviceName? Search(Action<string> warn)
    {
        GpuLibraries.Prepare();
        return new[] { DeviceName.Cuda, DeviceName.OpenCL }
            .Where(GpuLibraries.Has)
            .SelectMany(kind => Enumerable.Range(0, OrWarn(kind, CountGpus, warn)).Select(index => new DeviceName(kind, index, Precision.Fp32)))
            .FirstOrDefault(name => OrWarn(name, Works, warn));
    }

    private static int CountGpus(string kind)
    {
        using var context = GpuDevice.CreateContext(kind);
        return GpuDevice.DevicesOf(kind, context).Count(GpuDevice.IsGpu);
    }

    private static bool Works(DeviceName name)
    {
        Create(name).Dispose();
        return true;
    }

    private static TResult? OrWarn<T, TResult>(T device, Func<T, TResult> look, Action<string> warn)
    {
        try
        {
            return look(device);
        }
#pragma warning disable CA1031 // whatever a driver does, auto must not die of it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            warn($"auto goes on without '{device}': {exception.Message.Split('\n')[0]}");
            return default;
        }
    }

    private static DeviceInfo Describe(string kind, int index, Device device)
    {
        var memory = FormattableString.Invariant($"{device.MemorySize / Gigabyte:0.0} GB");
        var name = $"{kind}:{index}";
        return device switch
        {
            CudaDevice cuda => new DeviceInfo(
                name, $"{device.Name}, {memory}, compute capability {cuda.Architecture?.Major}.{cuda.Architecture?.Minor}, driver for CUDA {cuda.DriverVersion.Major}.{cuda.DriverVersion.Minor}", true, false),
            CLDevice cl when GpuDevice.WhyNot(cl) is { } lack => new DeviceInfo(name, $"{device.Name} {lack}", false, false),
            CLDevice cl => new DeviceInfo(
                name, $"{device.Name}, {memory}, OpenCL {cl.DeviceVersion}{(GpuDevice.IsGpu(cl) ? "" : ", a processor: cpu is far faster")}", true, false),
            _ => new DeviceInfo(name, device.Name, true, false),
        };
    }
}
