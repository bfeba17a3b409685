namespace SelfPlay.GpuProof;

/// <summary>What the GPU proof runs on the device; see run.sh beside this file.</summary>
internal static class Program
{
    private const string Usage = """
        gpuproof tests DEVICE [CLASSES]                               gpuproof tests cuda:0 'IlgpuNetworkTests|GpuDeviceTests'
        gpuproof measure DEVICE TOWERS BATCHES PRECISIONS SECONDS     gpuproof measure cuda:0 64x6,128x10 256,1024 fp32,tf32 2
        gpuproof lose WORK COUNT ARGUMENTS...                         gpuproof lose steps 20 train connect4 --device cuda:0
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            return arguments switch
            {
                ["tests", var device] => DeviceTests.Run(device, "", Console.Out),
                ["tests", var device, var classes] => DeviceTests.Run(device, classes, Console.Out),
                ["measure", var device, var towers, var batches, var precisions, var seconds] =>
                    new Measurements(Console.Out).Run(device, towers.Split(','), batches.Split(','), precisions.Split(','), seconds),
                ["lose", var work, var count, .. var command] => LostDevice.Run(work, count, command),
                _ => Refuse(Usage),
            };
        }
        catch (Exception exception) when (exception is Net.Backends.DeviceException or FormatException or OverflowException)
        {
            return Refuse($"error: {exception.Message}");
        }
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
