using System.Globalization;
using SelfPlay.Net.Backends;

namespace SelfPlay.Net.Training;

/// <summary>Refuses what a device has no room for before anything is allocated.</summary>
public static class MemoryPlan
{
    /// <summary>Work space of the kernels beside what is counted: partial sums of gradients, batches on their way.</summary>
    private const long WorkSpace = 128_000_000;

    /// <param name="backend">Whose memory counts; one that does not tell takes anything.</param>
    /// <param name="rows">Rows of the largest batch.</param>
    /// <param name="bytesOf">What a number of rows takes, weights included; rises with it.</param>
    /// <exception cref="DeviceException">It does not fit; names the largest batch that would.</exception>
    public static void Require(IBackend backend, int rows, Func<int, long> bytesOf)
    {
        if (backend.FreeMemory is not { } free || bytesOf(rows) + WorkSpace <= free) return;
        var most = MostRows(rows, free - WorkSpace, bytesOf);
        var remedy = most == 0
            ? $"not even one row fits: take a smaller network or use --device {DeviceName.Cpu}"
            : string.Create(CultureInfo.InvariantCulture, $"the largest batch that fits has {most} rows: take that, a smaller network or --device {DeviceName.Cpu}");
        throw new DeviceException(string.Create(
            CultureInfo.InvariantCulture,
            $"{backend.Description} has {Megabytes(free)} MB free, and the network with batches of {rows} rows needs {Megabytes(bytesOf(rows) + WorkSpace)} MB; {remedy}"));
    }

    /// <summary>The largest number of rows, below those that do not fit, whose bytes fit.</summary>
    private static int MostRows(int tooMany, long bytes, Func<int, long> bytesOf)
    {
        var fits = 0;
        while (tooMany - fits > 1)
        {
            var middle = fits + ((tooMany - fits) / 2);
            if (bytesOf(middle) <= bytes) fits = middle;
            else tooMany = middle;
        }

        return fits;
    }

    private static long Megabytes(long bytes) => bytes / 1_000_000;
}
