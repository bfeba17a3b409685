namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Marks a method that runs on the device, so that the offline compile tests find all of them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KernelAttribute : Attribute;
