using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>The transforms of a Winograd convolution's filter, see <see cref="WinogradLine"/>, and of its gradient: a thread a pair of channels.</summary>
internal static class WinogradFilterKernels
{
    internal readonly struct WeightArguments(
        ArrayView<float> weights, ArrayView<float> factors, int inputs, int outputs, int first, int tapStep, int inputStep, int outputStep)
    {
        public readonly ArrayView<float> Weights = weights;

        /// <summary>[point][input, padded][output, padded].</summary>
        public readonly ArrayView<float> Factors = factors;
        public readonly int Inputs = inputs;
        public readonly int Outputs = outputs;

        /// <summary>Where in the weights the first tap of the first channels lies; the steps go on from there, maybe backwards.</summary>
        public readonly int First = first;
        public readonly int TapStep = tapStep;
        public readonly int InputStep = inputStep;
        public readonly int OutputStep = outputStep;
    }

    internal readonly struct WeightGradientArguments(ArrayView<float> sums, ArrayView<float> dw, int inputs, int outputs)
    {
        /// <summary>[point][input, padded][output, padded].</summary>
        public readonly ArrayView<float> Sums = sums;
        public readonly ArrayView<float> Dw = dw;
        public readonly int Inputs = inputs;
        public readonly int Outputs = outputs;
    }

    /// <summary>G g Gᵀ; zeros where there is no channel.</summary>
    [Kernel]
    public static void Weights(WeightArguments a)
    {
        int inputs = TileShape.Padded(a.Inputs, TileShape.ChannelQuantum), outputs = TileShape.Padded(a.Outputs, TileShape.OutputQuantum);
        for (var at = Threads.First; at < inputs * outputs; at += Threads.Count)
        {
            int input = at / outputs, output = at - (input * outputs), step = inputs * outputs;
            if (input >= a.Inputs || output >= a.Outputs)
            {
                for (var point = 0; point < TileShape.Points; point++) a.Factors[at + (point * step)] = 0;
                continue;
            }

            var first = a.First + (input * a.InputStep) + (output * a.OutputStep);
            PointLine left = Taps(a, first, 0), middle = Taps(a, first, 1), right = Taps(a, first, 2);
            PointLine.Store(a.Factors, at, step, WinogradLine.Filter(new TapLine(left.P0, middle.P0, right.P0)));
            PointLine.Store(a.Factors, at + (6 * step), step, WinogradLine.Filter(new TapLine(left.P1, middle.P1, right.P1)));
            PointLine.Store(a.Factors, at + (12 * step), step, WinogradLine.Filter(new TapLine(left.P2, middle.P2, right.P2)));
            PointLine.Store(a.Factors, at + (18 * step), step, WinogradLine.Filter(new TapLine(left.P3, middle.P3, right.P3)));
            PointLine.Store(a.Factors, at + (24 * step), step, WinogradLine.Filter(new TapLine(left.P4, middle.P4, right.P4)));
            PointLine.Store(a.Factors, at + (30 * step), step, WinogradLine.Filter(new TapLine(left.P5, middle.P5, right.P5)));
        }
    }

    /// <summary>dw = Gᵀ du G.</summary>
    [Kernel]
    public static void WeightGradient(WeightGradientArguments a)
    {
        int stride = TileShape.Padded(a.Outputs, TileShape.ChannelQuantum), step = TileShape.Padded(a.Inputs, TileShape.ChannelQuantum) * stride;
        for (var at = Threads.First; at < a.Inputs * a.Outputs; at += Threads.Count)
        {
            int input = at / a.Outputs, from = (input * stride) + at - (input * a.Outputs);
            TapLine c0 = GradientTaps(a.Sums, from, step), c1 = GradientTaps(a.Sums, from + step, step);
            TapLine c2 = GradientTaps(a.Sums, from + (2 * step), step), c3 = GradientTaps(a.Sums, from + (3 * step), step);
            TapLine c4 = GradientTaps(a.Sums, from + (4 * step), step), c5 = GradientTaps(a.Sums, from + (5 * step), step);
            var tapStep = a.Inputs * a.Outputs;
            StoreTaps(a.Dw, at, tapStep, WinogradLine.FilterGradient(new PointLine(c0.T0, c1.T0, c2.T0, c3.T0, c4.T0, c5.T0)));
            StoreTaps(a.Dw, at + (3 * tapStep), tapStep, WinogradLine.FilterGradient(new PointLine(c0.T1, c1.T1, c2.T1, c3.T1, c4.T1, c5.T1)));
            StoreTaps(a.Dw, at + (6 * tapStep), tapStep, WinogradLine.FilterGradient(new PointLine(c0.T2, c1.T2, c2.T2, c3.T2, c4.T2, c5.T2)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TapLine GradientTaps(ArrayView<float> sums, int at, int step) => WinogradLine.FilterGradient(PointLine.Column(sums, at, step));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTaps(ArrayView<float> dw, int at, int step, TapLine line)
    {
        dw[at] = line.T0;
        dw[at + step] = line.T1;
        dw[at + (2 * step)] = line.T2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PointLine Taps(WeightArguments a, int first, int column)
    {
        var at = first + (column * a.TapStep);
        return WinogradLine.Filter(new TapLine(a.Weights[at], a.Weights[at + (3 * a.TapStep)], a.Weights[at + (6 * a.TapStep)]));
    }
}
