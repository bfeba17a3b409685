using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>A unit is a row.</summary>
internal readonly unsafe struct SquaredLossJob(Shape shape, CpuBuffer y, CpuBuffer target, float scale, CpuBuffer dy, float* losses) : IJob
{
    public int Units => shape.Rows;

    public void Run(int start, int end)
    {
        for (var row = start; row < end; row++)
        {
            var loss = 0f;
            for (var i = row * shape.Channels; i < (row + 1) * shape.Channels; i++)
            {
                var apart = y.Pointer[i] - target.Pointer[i];
                loss += apart * apart;
                dy.Pointer[i] = scale * 2 * apart / shape.Channels;
            }

            losses[row] = loss / shape.Channels;
        }
    }
}
