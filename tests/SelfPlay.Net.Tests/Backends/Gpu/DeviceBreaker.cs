using ILGPU;
using ILGPU.Runtime;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>Breaks the device of this process for good, as a fault of the card or its driver would. A simulator would take the process with it.</summary>
public static class DeviceBreaker
{
    /// <summary>Far behind all memory.</summary>
    private const long Nowhere = 1L << 44;

    public static void Break(DeviceName name)
    {
        var device = GpuDevices.Rent(name);
        try
        {
            using var memory = device.Accelerator.Allocate1D<int>(1);
            device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(WriteNowhere)(1, memory.View);
            device.Accelerator.Synchronize();
        }
        catch (AcceleratorException)
        {
            // As it should be: whoever uses the device from now on is told.
        }
        finally
        {
            GpuDevices.Return(device);
        }
    }

    private static void WriteNowhere(Index1D index, ArrayView<int> memory) => memory[Nowhere + index] = 1;
}
