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

    public static string NameOf(MethodInfo kernel) => $"{kernel.DeclaringType!.Name}.{kernel.Name}{string.Concat(
        kernel.GetGenericArguments().Where(type => type.IsAssignableTo(typeof(IFactors))).Select(type => $".{type.Name}"))}";

    public static bool UsesTensorCores(MethodInfo kernel) => kernel.GetCustomAttribute<KernelAttribute>()!.UsesTensorCores;

    /// <summary>A generic kernel as GPUs run it: with their tiles, and each kind of factors.</summary>
    private static IEnumerable<MethodInfo> Instances(MethodInfo kernel)
    {
        if (!kernel.IsGenericMethodDefinition) return [kernel];
        Type[] factors = kernel.GetGenericArguments().Any(Is<IFactors>) ? [typeof(Tf32Factors), typeof(HalfFactors), typeof(BrainFactors)] : [typeof(void)];
        return factors.Select(type => kernel.MakeGenericMethod([.. kernel.GetGenericArguments().Select(parameter => Choose(parameter, type))]));
    }

    private static Type Choose(Type parameter, Type factors) =>
        Is<IFactors>(parameter) ? factors : Is<ITensorTile>(parameter) ? typeof(DeviceTensorTile) : typeof(DeviceTile);

    private static bool Is<TConstraint>(Type parameter) => parameter.GetGenericParameterConstraints().Contains(typeof(TConstraint));
}
