using SelfPlay.Net.Backends.Cpu.Kernels;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Backends.Cpu.Jobs;

/// <summary>A unit is a row.</summary>
internal readonly unsafe struct PolicyLossJob(int policySize, CpuBuffer logits, PolicyTargets targets, float scale, CpuBuffer dLogits, float* losses)
    : IJob
{
    public int Units => targets.Rows;

    public void Run(int start, int end)
    {
        for (var row = start; row < end; row++)
        {
            var legal = targets.Starts[row]..targets.Starts[row + 1];
            losses[row] = CrossEntropy.Row(
                targets.Indices.AsSpan(legal),
                targets.Probabilities.AsSpan(legal),
                logits.Span.Slice(row * policySize, policySize),
                dLogits.Span.Slice(row * policySize, policySize),
                targets.Weights[row] * scale);
        }
    }
}
