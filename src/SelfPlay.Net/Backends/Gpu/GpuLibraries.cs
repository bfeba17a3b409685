using System.Reflection;
using System.Runtime.InteropServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// The drivers' libraries. ILGPU looks for them under names that most Linux systems lack, and takes a missing library for a missing device; so this class helps
/// it find them and asks the driver itself what is wrong.
/// </summary>
internal static unsafe class GpuLibraries
{
    private static readonly string[] CudaNames = OperatingSystem.IsWindows() ? ["nvcuda"] : ["libcuda.so.1", "libcuda.so"];
    private static readonly string[] OpenCLNames = OperatingSystem.IsWindows() ? ["OpenCL"] : ["libOpenCL.so.1", "libOpenCL.so"];

    static GpuLibraries() => NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, Resolve);

    /// <summary>Makes sure that ILGPU finds the libraries; must come before its first context.</summary>
    public static void Prepare()
    {
        // The static constructor has done it.
    }

    /// <summary>False when a look for devices would be in vain.</summary>
    public static bool Has(string kind) => TryLoad(kind == DeviceName.Cuda ? CudaNames : OpenCLNames, out _);

    /// <summary>Why there is no CUDA device.</summary>
    public static string WhyNoCuda()
    {
        if (!TryLoad(CudaNames, out var library))
            return $"the NVIDIA driver's library {CudaNames[0]} was not found: install NVIDIA's driver, in a container start it with GPUs";
        if (!NativeLibrary.TryGetExport(library, "cuInit", out var start)) return $"{CudaNames[0]} has no cuInit: reinstall NVIDIA's driver";
        var error = ((delegate* unmanaged<uint, int>)start)(0);
        return error switch
        {
            0 => "the driver knows no GPU that ILGPU can use (compute capability 3.0 or newer)",
            100 => "the driver found no GPU: look whether nvidia-smi lists one",
            803 or 804 => "the driver's library and its kernel module are of different versions: restart the machine or reinstall the driver",
            _ => $"NVIDIA's driver does not start (error {error}): look whether nvidia-smi works",
        };
    }

    /// <summary>Why there is no OpenCL device.</summary>
    public static string WhyNoOpenCL() => TryLoad(OpenCLNames, out _)
        ? "OpenCL is installed, but no driver offers a device: install the GPU's OpenCL driver"
        : $"the library {OpenCLNames[0]} was not found: install an OpenCL loader and the GPU's driver";

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        var candidates = name switch { "cuda" => CudaNames, "OpenCL" => OpenCLNames, _ => [] };
        return TryLoad(candidates, out var library) ? library : 0;
    }

    private static bool TryLoad(string[] names, out nint library)
    {
        library = 0;
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out library)) return true;
        }

        return false;
    }
}
