using System.Runtime.Intrinsics;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>
/// Sum of squares of each chunk of floats, in doubles. Eight sums side by side on every machine (wider than many registers), so that the order is the same
/// everywhere; the slack behind a buffer stays zero and counts for nothing.
/// </summary>
internal readonly unsafe struct SquareSumJob(CpuBuffer x, double[] sums) : IJob
{
    public const int ChunkLength = 4096;

    public int Units => sums.Length;

    public void Run(int start, int end)
    {
        for (var chunk = start; chunk < end; chunk++)
        {
            var sum = Vector512<double>.Zero;
            var last = Math.Min((chunk + 1) * ChunkLength, x.Length);
            for (var i = chunk * ChunkLength; i < last; i += Vector256<float>.Count)
            {
                var values = Vector256.Load(x.Pointer + i);
                var wide = Vector512.Create(Vector256.WidenLower(values), Vector256.WidenUpper(values));
                sum += wide * wide;
            }

            sums[chunk] = Vector512.Sum(sum);
        }
    }
}
