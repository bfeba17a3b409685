using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>What is done to weights and their gradients beside the products.</summary>
internal static class WeightKernels
{
    internal readonly struct TransposeArguments(ArrayView<float> weights, ArrayView<float> transposed, int taps, int inputs, int outputs)
    {
        public readonly ArrayView<float> Weights = weights;
        public readonly ArrayView<float> Transposed = transposed;
        public readonly int Taps = taps;
        public readonly int Inputs = inputs;
        public readonly int Outputs = outputs;
    }

    internal readonly struct SumArguments(ArrayView<float> chunks, ArrayView<float> sums, int count, int length)
    {
        /// <summary>[chunk][place].</summary>
        public readonly ArrayView<float> Chunks = chunks;
        public readonly ArrayView<float> Sums = sums;
        public readonly int Count = count;
        public readonly int Length = length;
    }

    /// <summary>The weights whose convolution of dy gives dx: taps turned by half a circle, inputs and outputs exchanged.</summary>
    [Kernel]
    public static void Transpose(TransposeArguments a)
    {
        for (var at = Threads.First; at < a.Taps * a.Inputs * a.Outputs; at += Threads.Count)
        {
            int input = at % a.Inputs, rest = at / a.Inputs;
            int output = rest % a.Outputs, tap = a.Taps - 1 - (rest / a.Outputs);
            a.Transposed[at] = a.Weights[(((tap * a.Inputs) + input) * a.Outputs) + output];
        }
    }

    /// <summary>Adds what the chunks of a long sum gave, eight at a time as that hides the memory's latency, in an order that their number alone decides.</summary>
    [Kernel]
    public static void SumChunks(SumArguments a)
    {
        for (var at = Threads.First; at < a.Length; at += Threads.Count)
        {
            var sum = 0f;
            for (var chunk = 0; chunk < a.Count; chunk += 8)
            {
                float c0 = Part(a, chunk, at), c1 = Part(a, chunk + 1, at), c2 = Part(a, chunk + 2, at), c3 = Part(a, chunk + 3, at);
                float c4 = Part(a, chunk + 4, at), c5 = Part(a, chunk + 5, at), c6 = Part(a, chunk + 6, at), c7 = Part(a, chunk + 7, at);
                sum += ((c0 + c1) + (c2 + c3)) + ((c4 + c5) + (c6 + c7));
            }

            a.Sums[at] = sum;
        }
    }

    private static float Part(SumArguments a, int chunk, int at)
    {
        var part = 0f;
        if (chunk < a.Count) part = a.Chunks[(chunk * a.Length) + at];
        return part;
    }
}
