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

    /// <summary>What "auto" takes: the first CUDA device, then the first OpenCL GPU, if it computes rightly; else none.</summary>
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

    private static DeviceName? Search(Action<string> warn)
    {
        GpuLibraries.Prepare();
        foreach (var kind in new[] { DeviceName.Cuda, DeviceName.OpenCL })
        {
            if (!GpuLibraries.Has(kind)) continue;
            try
            {
                using (var context = GpuDevice.CreateContext(kind))
                {
                    if (GpuDevice.DevicesOf(kind, context).Count == 0) continue;
                }

                var name = new DeviceName(kind, 0, Precision.Fp32);
                using var backend = new IlgpuBackend(name);
                if (backend.ComputesRightly()) return name;
                warn($"the device '{name}' computes wrongly, so auto goes on without it: update its driver");
            }
#pragma warning disable CA1031 // whatever a driver does, auto must not die of it
            catch (Exception exception)
#pragma warning restore CA1031
            {
                warn($"auto goes on without '{kind}': {exception.Message.Split('\n')[0]}");
            }
        }

        return null;
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
            CLDevice cl => new DeviceInfo(name, $"{device.Name}, {memory}, OpenCL {cl.DeviceVersion}", true, false),
            _ => new DeviceInfo(name, device.Name, true, false),
        };
    }
}
