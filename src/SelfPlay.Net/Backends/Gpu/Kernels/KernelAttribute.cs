namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Marks a method that runs on the device, so that the offline compile tests find all of them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KernelAttribute : Attribute
{
    /// <summary>True for kernels that use NVIDIA's tensor cores: compute capability 8.0 or newer, not OpenCL.</summary>
    public bool UsesTensorCores { get; init; }
}
