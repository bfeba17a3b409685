using System.Globalization;

namespace SelfPlay.Net.Backends;

/// <summary>What --device says: a kind, for GPUs with a number and a precision if wanted: "cuda", "cuda:1", "cuda:0@fp16".</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Index">Which of several devices of a kind; 0 if not said.</param>
/// <param name="Precision">Of the products in convolutions and linear layers.</param>
public sealed record DeviceName(string Kind, int Index, Precision Precision)
{
    /// <summary>For --help.</summary>
    public const string Help = "auto, cpu, cuda[:N], opencl[:N] or ilgpu-cpu (auto if left out); a GPU's with @tf32, @fp16 or @bf16 if wanted";

    public const string Auto = "auto";
    public const string Cpu = "cpu";
    public const string Cuda = "cuda";
    public const string OpenCL = "opencl";
    public const string IlgpuCpu = "ilgpu-cpu";

    /// <summary>Plain loops, for tests and comparisons; not in the list, far too slow to learn with.</summary>
    public const string Reference = "reference";

    /// <summary>All that a person may name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Auto, Cpu, Cuda, OpenCL, IlgpuCpu];

    /// <summary>Those that need a build with ILGPU.</summary>
    public static IReadOnlyList<string> GpuKinds { get; } = [Cuda, OpenCL, IlgpuCpu];

    public bool IsGpu => GpuKinds.Contains(Kind);

    /// <exception cref="DeviceException">No such kind, number or precision.</exception>
    public static DeviceName Parse(string text)
    {
        var name = text;
        var precision = Precision.Fp32;
        if (name.IndexOf('@') is >= 0 and var at)
        {
            var wanted = name[(at + 1)..];
            var known = Enum.GetNames<Precision>();
            if (!known.Contains(wanted, StringComparer.OrdinalIgnoreCase))
                throw new DeviceException($"'{wanted}' in the device '{text}' is no precision; use {string.Join(", ", known.Select(one => one.ToLowerInvariant()))}");
            precision = Enum.Parse<Precision>(wanted, ignoreCase: true);
            name = name[..at];
        }

        var index = 0;
        if (name.IndexOf(':') is >= 0 and var colon)
        {
            if (!int.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out index))
                throw new DeviceException($"'{name[(colon + 1)..]}' in the device '{text}' is no number; use --device cuda:0 for the first one");
            name = name[..colon];
        }

        var device = new DeviceName(name, index, precision);
        if (name != Reference && !Kinds.Contains(name)) throw new DeviceException($"there is no device '{text}'; use --device {string.Join(", ", Kinds)}");
        if (!device.IsGpu && name.Length != text.Length)
            throw new DeviceException($"the device '{name}' has no numbers and no precisions, so '{text}' is none; use --device {name}");
        return device;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}{(Index == 0 ? "" : $":{Index}")}{(Precision == Precision.Fp32 ? "" : $"@{Precision.ToString().ToLowerInvariant()}")}");
}
