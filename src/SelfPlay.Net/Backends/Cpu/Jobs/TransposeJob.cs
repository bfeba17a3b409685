namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>
/// The weights whose convolution of dy gives dx: taps turned by half a circle, inputs and outputs exchanged. A unit is a tap and an output.
/// </summary>
internal readonly unsafe struct TransposeJob(Filter filter, CpuBuffer weights, CpuBuffer transposed) : IJob
{
    public int Units => filter.Taps * filter.Outputs;

    public void Run(int start, int end)
    {
        for (var unit = start; unit < end; unit++)
        {
            var output = unit % filter.Outputs;
            var tap = filter.Taps - 1 - (unit / filter.Outputs);
            var from = weights.Pointer + ((nint)tap * filter.Inputs * filter.Outputs) + output;
            var to = transposed.Pointer + ((nint)unit * filter.Inputs);
            for (var input = 0; input < filter.Inputs; input++) to[input] = from[(nint)input * filter.Outputs];
        }
    }
}
