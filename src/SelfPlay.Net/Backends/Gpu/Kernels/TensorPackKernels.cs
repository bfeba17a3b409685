using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Activations and weights become words of factors, as <see cref="TensorConvolutionKernel"/> takes them, and back.</summary>
internal static class TensorPackKernels
{
    internal readonly struct RowsArguments(ArrayView<float> x, ArrayView<int> packed, int rows, int channels, int words)
    {
        /// <summary>[row][channel].</summary>
        public readonly ArrayView<float> X = x;

        /// <summary>[row][word]; factors beyond the channels are zero.</summary>
        public readonly ArrayView<int> Packed = packed;
        public readonly int Rows = rows;
        public readonly int Channels = channels;
        public readonly int Words = words;
    }

    internal readonly struct UnpackArguments(ArrayView<int> packed, ArrayView<float> x, int length)
    {
        public readonly ArrayView<int> Packed = packed;
        public readonly ArrayView<float> X = x;

        /// <summary>Floats.</summary>
        public readonly int Length = length;
    }

    internal readonly struct WeightsArguments(ArrayView<float> weights, ArrayView<int> packed, ConvolutionShape shape, int columns, int words, int turned)
    {
        /// <summary>[tap][input][output], or what that convolution's gradient by its input is made of.</summary>
        public readonly ArrayView<float> Weights = weights;

        /// <summary>[tap][column][word].</summary>
        public readonly ArrayView<int> Packed = packed;

        /// <summary>Of the convolution that the packed weights are for.</summary>
        public readonly ConvolutionShape Shape = shape;

        /// <summary>Outputs, rounded up to whole groups.</summary>
        public readonly int Columns = columns;
        public readonly int Words = words;

        /// <summary>Not 0 where the weights are of the convolution back: taps turned by half a circle, inputs and outputs exchanged.</summary>
        public readonly int Turned = turned;
    }

    [Kernel(UsesTensorCores = true)]
    public static void Rows<TFactors>(RowsArguments a)
        where TFactors : struct, IFactors
    {
        if (default(TFactors).PerWord == 2 && 2 * a.Words == a.Channels) WholeRows<TFactors>(a);
        else PaddedRows<TFactors>(a);
    }

    /// <summary>The counterpart for rows without gaps.</summary>
    [Kernel(UsesTensorCores = true)]
    public static void Unpack<TFactors>(UnpackArguments a)
        where TFactors : struct, IFactors
    {
        for (var at = Threads.First; at < a.Length; at += Threads.Count)
        {
            var word = a.Packed[at / default(TFactors).PerWord];
            a.X[at] = at % default(TFactors).PerWord == 0 ? default(TFactors).Earlier(word) : default(TFactors).Later(word);
        }
    }

    /// <summary>
    /// Column 8 j + 2 t + e of each 32 (j, t in 0 .. 3, e in 0 .. 1) holds output 8 t + 2 j + e: the sums of a lane then are eight neighbours.
    /// </summary>
    [Kernel(UsesTensorCores = true)]
    public static void Weights<TFactors>(WeightsArguments a)
        where TFactors : struct, IFactors
    {
        var taps = a.Shape.Size * a.Shape.Size;
        for (var at = Threads.First; at < taps * a.Columns * a.Words; at += Threads.Count)
        {
            int line = at / a.Words, input = (at - (line * a.Words)) * default(TFactors).PerWord;
            int tap = line / a.Columns, column = line - (tap * a.Columns);
            var output = (column & ~31) + (((column >> 1) & 3) * 8) + (((column >> 3) & 3) * 2) + (column & 1);
            a.Packed[at] = default(TFactors).Pack(Weight(a, tap, input, output), Weight(a, tap, input + 1, output));
        }
    }

    /// <summary>Two times four words a thread, along all rows as nothing is between them.</summary>
    private static void WholeRows<TFactors>(RowsArguments a)
        where TFactors : struct, IFactors
    {
        int quads = a.Rows * (a.Words >> 2), step = Threads.Count, at = Threads.First;
        var x = a.X.SubView(0, 8 * quads).Cast<Float4>();
        var packed = a.Packed.SubView(0, 4 * quads).Cast<Int4>();
        for (; at + step < quads; at += 2 * step)
        {
            int place = 2 * at, other = 2 * (at + step);
            Float4 a0 = x[place], a1 = x[place + 1], b0 = x[other], b1 = x[other + 1];
            packed[at] = PackFour<TFactors>(a0, a1);
            packed[at + step] = PackFour<TFactors>(b0, b1);
        }

        if (at < quads) packed[at] = PackFour<TFactors>(x[2 * at], x[(2 * at) + 1]);
    }

    private static Int4 PackFour<TFactors>(Float4 early, Float4 late)
        where TFactors : struct, IFactors
    {
        var factors = default(TFactors);
        return new Int4(factors.Pack(early.X, early.Y), factors.Pack(early.Z, early.W), factors.Pack(late.X, late.Y), factors.Pack(late.Z, late.W));
    }

    private static void PaddedRows<TFactors>(RowsArguments a)
        where TFactors : struct, IFactors
    {
        for (var at = Threads.First; at < a.Rows * a.Words; at += Threads.Count)
        {
            int row = at / a.Words, channel = (at - (row * a.Words)) * default(TFactors).PerWord, from = (row * a.Channels) + channel;
            float earlier = 0, later = 0;
            if (channel < a.Channels) earlier = a.X[from];
            if (channel + 1 < a.Channels) later = a.X[from + 1];
            a.Packed[at] = default(TFactors).Pack(earlier, later);
        }
    }

    private static float Weight(WeightsArguments a, int tap, int input, int output)
    {
        int inputs = a.Shape.Inputs, outputs = a.Shape.Outputs, taps = a.Shape.Size * a.Shape.Size;
        if (input >= inputs || output >= outputs) return 0;
        return a.Turned != 0 ? a.Weights[((((taps - 1 - tap) * outputs) + output) * inputs) + input] : a.Weights[(((tap * inputs) + input) * outputs) + output];
    }
}
