using System.Globalization;
using SelfPlay.Engine.Commands;
using SelfPlay.Net.Backends;
using SelfPlay.TestDevices;
#if ILGPU
using SelfPlay.Net.Tests.Backends.Gpu;
#endif

namespace SelfPlay.GpuProof;

/// <summary>A command of the program whose device breaks in the middle of it.</summary>
internal static class LostDevice
{
    /// <param name="work">What it breaks at: answers or steps.</param>
    /// <param name="count">At which of them, from 1.</param>
    /// <param name="command">What the program is called with, a --device among them.</param>
    /// <returns>The program's exit code.</returns>
    public static int Run(string work, string count, string[] command)
    {
        if (!Enum.TryParse<DeviceWork>(work, ignoreCase: true, out var known)) throw new FormatException($"'{work}' is no work; there are answers and steps");
        var place = Array.IndexOf(command, "--device") + 1;
        if (place == 0 || place == command.Length) throw new FormatException("the command needs a --device: the one to break");
        var loss = new DeviceLoss(known, int.Parse(count, CultureInfo.InvariantCulture), BreakerOf(DeviceName.Parse(command[place])));
        var context = new CommandContext { Output = Console.Out, Error = Console.Error, Backends = loss.Open };
        return new CommandLineProgram("loses its device", context, EngineCommands.Create(context)).Run(command);
    }

    /// <summary>Null for a device that cannot be broken without the program: its backends are told to fail.</summary>
    private static Action? BreakerOf(DeviceName device)
    {
#if ILGPU
        if (device.Kind == DeviceName.Cuda) return () => DeviceBreaker.Break(device);
#endif
        _ = device;
        return null;
    }
}
