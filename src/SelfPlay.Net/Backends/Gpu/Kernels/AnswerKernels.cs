using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Brings together what inference sends home: the logits of legal moves, then the values.</summary>
internal static class AnswerKernels
{
    internal readonly struct CollectArguments(
        ArrayView<float> policyLogits, ArrayView<int> indices, ArrayView<float> valueLogits, ArrayView<float> result, int moves, int values)
    {
        public readonly ArrayView<float> PolicyLogits = policyLogits;
        public readonly ArrayView<int> Indices = indices;
        public readonly ArrayView<float> ValueLogits = valueLogits;
        public readonly ArrayView<float> Result = result;
        public readonly int Moves = moves;
        public readonly int Values = values;
    }

    [Kernel]
    public static void Collect(CollectArguments a)
    {
        for (var at = Threads.First; at < a.Moves + a.Values; at += Threads.Count)
            a.Result[at] = at < a.Moves ? a.PolicyLogits[a.Indices[at]] : a.ValueLogits[at - a.Moves];
    }
}
