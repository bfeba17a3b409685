using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Means over the board, one thread a channel of an entry.</summary>
internal static class PoolKernels
{
    internal readonly struct MeanArguments(ArrayView<float> x, ArrayView<float> y, int batch, int cells, int channels)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Y = y;
        public readonly int Batch = batch;
        public readonly int Cells = cells;
        public readonly int Channels = channels;
    }

    internal readonly struct GradientArguments(ArrayView<float> dy, ArrayView<float> dx, int length, int cells, int channels)
    {
        public readonly ArrayView<float> Dy = dy;
        public readonly ArrayView<float> Dx = dx;
        public readonly int Length = length;
        public readonly int Cells = cells;
        public readonly int Channels = channels;
    }

    [Kernel]
    public static void Mean(MeanArguments a)
    {
        for (var at = Threads.First; at < a.Batch * a.Channels; at += Threads.Count)
        {
            int entry = at / a.Channels, place = (entry * a.Cells * a.Channels) + (at % a.Channels);
            var sum = 0f;
            for (var cell = 0; cell < a.Cells; cell++)
            {
                sum += a.X[place];
                place += a.Channels;
            }

            a.Y[at] = sum * (1f / a.Cells);
        }
    }

    /// <summary>Adds to dx.</summary>
    [Kernel]
    public static void MeanGradient(GradientArguments a)
    {
        for (var at = Threads.First; at < a.Length; at += Threads.Count)
        {
            var entry = at / (a.Cells * a.Channels);
            a.Dx[at] += a.Dy[(entry * a.Channels) + (at % a.Channels)] * (1f / a.Cells);
        }
    }
}
