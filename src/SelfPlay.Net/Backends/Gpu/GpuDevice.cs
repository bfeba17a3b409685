using System.Collections.Concurrent;
using System.Reflection;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using SelfPlay.Net.Backends.Gpu.Kernels;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// One device with its compiled kernels, shared by all backends of the process that run on it: each has a stream of its own, so that one gathers while another
/// computes. Shared because two contexts on one GPU would take turns instead of working side by side.
/// </summary>
internal sealed class GpuDevice : IDisposable
{
    /// <summary>Major x 10 + minor: of tensor cores with tf32 and bfloat16.</summary>
    private const int FewestCapability = 80;

    /// <summary>Groups that should fit on a multiprocessor at once: bounds the registers of the large kernels to 128.</summary>
    private const int GroupsPerMultiprocessor = 4;

    private readonly Context _context;
    private readonly ConcurrentDictionary<MethodInfo, Delegate> _kernels = [];

    private GpuDevice(DeviceName name, Context context, Accelerator accelerator)
    {
        (Name, _context, Accelerator) = (name with { Precision = Precision.Fp32 }, context, accelerator);
        Title = name.Kind == DeviceName.IlgpuCpu ? "ILGPU's simulator" : accelerator.Name;
    }

    /// <summary>Kind and index.</summary>
    public DeviceName Name { get; }

    /// <summary>The maker's name of it.</summary>
    public string Title { get; }

    public Accelerator Accelerator { get; }

    /// <summary>Groups of a kernel that loops over values: on the simulator each costs more than its work.</summary>
    public int MostGroups => IsSimulator ? 1 : int.MaxValue;

    public bool IsSimulator => Accelerator is CPUAccelerator;

    /// <summary>Threads of every group.</summary>
    public int GroupSize => IsSimulator ? KernelCatalog.SimulatorGroupSize : KernelCatalog.GroupSize;

    /// <summary>Bytes that can still be allocated; null where the device does not tell.</summary>
    public long? FreeMemory => Accelerator is CudaAccelerator cuda ? FreeOn(cuda) : Accelerator is CLAccelerator ? Accelerator.MemorySize : null;

    /// <summary>Whether it has the tensor cores for a precision, or needs none.</summary>
    public bool CanCompute(Precision precision) => precision == Precision.Fp32 || IsSimulator
        || (Accelerator is CudaAccelerator cuda && (10 * cuda.Architecture.Major) + cuda.Architecture.Minor >= FewestCapability);

    /// <exception cref="DeviceException">There is no such device; says why and what to do.</exception>
    public static GpuDevice Open(DeviceName name)
    {
        Context? context = null;
        try
        {
            context = CreateContext(name.Kind);
            return new GpuDevice(name, context, CreateAccelerator(name, context));
        }
        catch (Exception exception)
        {
            context?.Dispose();
            if (exception is DeviceException) throw;
            throw new DeviceException($"the device '{name}' cannot be opened: {FirstLine(exception)}; use --device {DeviceName.Cpu}", exception);
        }
    }

    public static Context CreateContext(string kind)
    {
        GpuLibraries.Prepare();
        return Context.Create(builder =>
        {
            // The algorithms bring the exponential and the logarithm.
            builder.EnableAlgorithms().Optimize(OptimizationLevel.O2);
            _ = kind switch
            {
                DeviceName.Cuda => builder.Cuda(),
                DeviceName.OpenCL => builder.OpenCL(static _ => true),
                // One group at a time, of real threads.
                _ => builder.CPU(new CPUDevice(numThreadsPerWarp: 32, numWarpsPerMultiprocessor: KernelCatalog.SimulatorGroupSize / 32, numMultiprocessors: 1)),
            };
        });
    }

    /// <summary>The devices of a kind, GPUs first. A context that finds none holds a simulator instead, which does not count.</summary>
    public static IReadOnlyList<Device> DevicesOf(string kind, Context context)
    {
        var type = kind switch
        {
            DeviceName.Cuda => AcceleratorType.Cuda,
            DeviceName.OpenCL => AcceleratorType.OpenCL,
            _ => AcceleratorType.CPU,
        };
        return [.. context.Devices.Where(device => device.AcceleratorType == type).OrderByDescending(IsGpu)];
    }

    /// <summary>False for the processors that OpenCL's drivers offer too.</summary>
    public static bool IsGpu(Device device) => device is CudaDevice || (device is CLDevice cl && cl.DeviceType.HasFlag(CLDeviceType.CL_DEVICE_TYPE_GPU));

    /// <summary>Compiles a kernel for the device, or takes it from those compiled before.</summary>
    public Action<AcceleratorStream, KernelConfig, TArguments> Load<TArguments>(Action<TArguments> kernel)
        where TArguments : struct
    {
        if (_kernels.TryGetValue(kernel.Method, out var known)) return (Action<AcceleratorStream, KernelConfig, TArguments>)known;
        lock (_kernels)
        {
            if (_kernels.TryGetValue(kernel.Method, out known)) return (Action<AcceleratorStream, KernelConfig, TArguments>)known;
            var loaded = Accelerator.LoadKernel(kernel, new KernelSpecialization(GroupSize, IsSimulator ? null : GroupsPerMultiprocessor));
            if (Accelerator is CLAccelerator) loaded = OneAtATime(loaded);
            _kernels[kernel.Method] = loaded;
            return loaded;
        }
    }

    /// <summary>What went wrong on the device, as an error for people. What was saved before stays good.</summary>
    public DeviceException Failure(Exception cause) => IsFull(cause)
        ? new DeviceException($"the memory of the device '{Name}' ({Title}) is full: take a smaller batch or network, end other programs that use it, or use --device {DeviceName.Cpu}; what was saved is good", cause)
        : new DeviceException($"the device '{Name}' ({Title}) failed: {FirstLine(cause)}; what was saved is good: run the same command again, or with --device {DeviceName.Cpu}", cause);

    /// <summary>Of a driver, that there is no memory left.</summary>
    public static bool IsFull(Exception cause) => cause is OutOfMemoryException
        || cause.Message.Replace('_', ' ').Contains("out of memory", StringComparison.OrdinalIgnoreCase)
        || cause.Message.Contains("ALLOCATION_FAILURE", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a driver says first.</summary>
    public static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].TrimEnd('.', '\r', ' ');

    public void Dispose()
    {
        GpuDevices.Free(Accelerator);
        _context.Dispose();
    }

    /// <summary>A kernel of OpenCL holds its arguments from when they are set until it is queued: threads that share it must not set theirs in between.</summary>
    private static Action<AcceleratorStream, KernelConfig, TArguments> OneAtATime<TArguments>(Action<AcceleratorStream, KernelConfig, TArguments> kernel)
        where TArguments : struct => (stream, config, arguments) =>
        {
            lock (kernel) kernel(stream, config, arguments);
        };

    private static Accelerator CreateAccelerator(DeviceName name, Context context)
    {
        var devices = DevicesOf(name.Kind, context);
        if (devices.Count == 0)
        {
            var reason = name.Kind == DeviceName.Cuda ? GpuLibraries.WhyNoCuda() : GpuLibraries.WhyNoOpenCL();
            throw new DeviceException($"there is no device '{name}' here: {reason}; or use --device {DeviceName.Cpu}");
        }

        if (name.Index >= devices.Count)
            throw new DeviceException($"there is no device '{name}' here, only {devices.Count} of that kind: use --device {name.Kind}:0{(devices.Count > 1 ? $" to {name.Kind}:{devices.Count - 1}" : "")}, or --device {DeviceName.Cpu}");
        if (devices[name.Index] is CLDevice device && WhyNot(device) is { } lack)
            throw new DeviceException($"the device '{name}' ({device.Name}) {lack}: use --device {DeviceName.Cpu}");
        return devices[name.Index].CreateAccelerator(context);
    }

    /// <summary>What an OpenCL device lacks; null if it lacks nothing.</summary>
    public static string? WhyNot(CLDevice device) => device.Capabilities switch
    {
        _ when !OpenCLBarriers.OrderSharedMemory => "is not used: barriers of this ILGPU do not order shared memory",
        { GenericAddressSpace: false } => "has no generic address space, which ILGPU needs (NVIDIA's cards lack it in OpenCL: take them by cuda)",
        { Float64: false } => "has no 64-bit floats, which sums over a batch need",
        _ => null,
    };

    private static long FreeOn(CudaAccelerator cuda)
    {
        cuda.Bind();
        return cuda.GetFreeMemory();
    }
}
