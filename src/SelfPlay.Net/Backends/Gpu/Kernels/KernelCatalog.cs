using System.Reflection;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>All kernels of this assembly, in the order of their names.</summary>
internal static class KernelCatalog
{
    /// <summary>Threads of a group on a GPU, in every kernel: <see cref="DeviceTile"/> has so many.</summary>
    public const int GroupSize = 128;

    /// <summary>Threads of a group on the simulator: <see cref="SimulatorTile"/> has so many.</summary>
    public const int SimulatorGroupSize = 32;

    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. typeof(KernelCatalog).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(KernelAttribute)))
            .SelectMany(Instances)
            .OrderBy(NameOf, StringComparer.Ordinal),
    ];

    public static string NameOf(MethodInfo kernel) =>
        $"{kernel.DeclaringType!.Name}.{kernel.Name}{string.Concat(kernel.GetGenericArguments().Skip(1).Select(type => $".{type.Name}"))}";

    public static bool UsesTensorCores(MethodInfo kernel) => kernel.GetCustomAttribute<KernelAttribute>()!.UsesTensorCores;

    /// <summary>A generic kernel as GPUs run it.</summary>
    private static IEnumerable<MethodInfo> Instances(MethodInfo kernel) => kernel.GetGenericArguments().Length switch
    {
        0 => [kernel],
        1 => [kernel.MakeGenericMethod(typeof(DeviceTile))],
        _ => new[] { typeof(Tf32Factors), typeof(HalfFactors), typeof(BrainFactors) }.Select(factors => kernel.MakeGenericMethod(typeof(DeviceTensorTile), factors)),
    };
}
