using SelfPlay.Net.Backends.Cpu.Kernels;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>A unit is a row.</summary>
internal readonly unsafe struct ValueLossJob(CpuBuffer logits, ValueTargets targets, float scale, CpuBuffer dLogits, float* losses) : IJob
{
    private static ReadOnlySpan<int> AllClasses => [0, 1, 2];

    public int Units => targets.Rows;

    public void Run(int start, int end)
    {
        for (var row = start; row < end; row++)
        {
            var at = row * ValueTargets.Classes;
            losses[row] = CrossEntropy.Row(
                AllClasses,
                targets.WinDrawLoss.AsSpan(at, ValueTargets.Classes),
                logits.Span.Slice(at, ValueTargets.Classes),
                dLogits.Span.Slice(at, ValueTargets.Classes),
                targets.Weights[row] * scale);
        }
    }
}
