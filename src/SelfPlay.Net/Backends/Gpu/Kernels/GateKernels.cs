using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Squeeze-and-excitation's gate: y = x * sigmoid(scale) + shift + residual, then ReLU; scale and shift for each entry and channel.</summary>
internal static class GateKernels
{
    internal readonly struct ForwardArguments(
        ArrayView<float> x, ArrayView<float> gate, ArrayView<float> residual, ArrayView<float> y, int length, int cells, int channels, int hasResidual, int relu)
    {
        public readonly ArrayView<float> X = x;

        /// <summary>[entry][2][channel]: scales before the sigmoid, then shifts.</summary>
        public readonly ArrayView<float> Gate = gate;
        public readonly ArrayView<float> Residual = residual;
        public readonly ArrayView<float> Y = y;
        public readonly int Length = length;
        public readonly int Cells = cells;
        public readonly int Channels = channels;
        public readonly int HasResidual = hasResidual;
        public readonly int Relu = relu;
    }

    internal readonly struct BackwardArguments(
        ArrayView<float> x, ArrayView<float> gate, ArrayView<float> y, ArrayView<float> dy, ArrayView<float> dx, ArrayView<float> dGate,
        ArrayView<float> dResidual, int batch, int cells, int channels, int relu, int hasResidual)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Gate = gate;
        public readonly ArrayView<float> Y = y;
        public readonly ArrayView<float> Dy = dy;
        public readonly ArrayView<float> Dx = dx;
        public readonly ArrayView<float> DGate = dGate;
        public readonly ArrayView<float> DResidual = dResidual;
        public readonly int Batch = batch;
        public readonly int Cells = cells;
        public readonly int Channels = channels;
        public readonly int Relu = relu;
        public readonly int HasResidual = hasResidual;
    }

    [Kernel]
    public static void Forward(ForwardArguments a)
    {
        for (var at = Threads.First; at < a.Length; at += Threads.Count)
        {
            var entry = at / (a.Cells * a.Channels);
            var scale = (entry * 2 * a.Channels) + (at % a.Channels);
            var value = (a.X[at] * Arithmetic.Sigmoid(a.Gate[scale])) + a.Gate[scale + a.Channels];
            if (a.HasResidual != 0) value += a.Residual[at];
            a.Y[at] = a.Relu != 0 ? Arithmetic.Relu(value) : value;
        }
    }

    /// <summary>One thread a channel of an entry: it sums over the board.</summary>
    [Kernel]
    public static void Backward(BackwardArguments a)
    {
        for (var at = Threads.First; at < a.Batch * a.Channels; at += Threads.Count)
        {
            int entry = at / a.Channels, channel = at % a.Channels;
            int scale = (entry * 2 * a.Channels) + channel, place = (entry * a.Cells * a.Channels) + channel;
            var sigmoid = Arithmetic.Sigmoid(a.Gate[scale]);
            float byScale = 0, byShift = 0;
            for (var cell = 0; cell < a.Cells; cell++)
            {
                var gradient = a.Dy[place];
                if (a.Relu != 0 && !(a.Y[place] > 0)) gradient = 0;
                byScale += gradient * a.X[place];
                byShift += gradient;
                if (a.HasResidual != 0) a.DResidual[place] = gradient;
                a.Dx[place] = gradient * sigmoid;
                place += a.Channels;
            }

            a.DGate[scale] = byScale * sigmoid * (1 - sigmoid);
            a.DGate[scale + a.Channels] = byShift;
        }
    }
}
