using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Losses of each row and their gradients by the network's output.</summary>
internal static class LossKernels
{
    /// <summary>Win, draw, loss.</summary>
    private const int Classes = 3;

    internal readonly struct PolicyArguments(
        ArrayView<float> logits, ArrayView<int> starts, ArrayView<int> indices, ArrayView<float> wanted, ArrayView<float> weights,
        ArrayView<float> dLogits, ArrayView<float> losses, int policySize, float scale)
    {
        public readonly ArrayView<float> Logits = logits;

        /// <summary>Row i has the places Starts[i] .. Starts[i + 1] of <see cref="Indices"/> and <see cref="Wanted"/>.</summary>
        public readonly ArrayView<int> Starts = starts;
        public readonly ArrayView<int> Indices = indices;
        public readonly ArrayView<float> Wanted = wanted;
        public readonly ArrayView<float> Weights = weights;
        public readonly ArrayView<float> DLogits = dLogits;
        public readonly ArrayView<float> Losses = losses;
        public readonly int PolicySize = policySize;
        public readonly float Scale = scale;
    }

    internal readonly struct ValueArguments(
        ArrayView<float> logits, ArrayView<float> wanted, ArrayView<float> weights, ArrayView<float> dLogits, ArrayView<float> losses, int rows, float scale)
    {
        public readonly ArrayView<float> Logits = logits;
        public readonly ArrayView<float> Wanted = wanted;
        public readonly ArrayView<float> Weights = weights;
        public readonly ArrayView<float> DLogits = dLogits;
        public readonly ArrayView<float> Losses = losses;
        public readonly int Rows = rows;
        public readonly float Scale = scale;
    }

    internal readonly struct SquaredArguments(
        ArrayView<float> y, ArrayView<float> target, ArrayView<float> dy, ArrayView<float> losses, int rows, int channels, float scale)
    {
        public readonly ArrayView<float> Y = y;
        public readonly ArrayView<float> Target = target;
        public readonly ArrayView<float> Dy = dy;
        public readonly ArrayView<float> Losses = losses;
        public readonly int Rows = rows;
        public readonly int Channels = channels;
        public readonly float Scale = scale;
    }

    /// <summary>Masked soft cross-entropy: a group a row, its threads share the legal moves.</summary>
    [Kernel]
    public static void Policy(PolicyArguments a)
    {
        var shared = SharedMemory.Allocate<float>(KernelCatalog.GroupSize);
        int row = Grid.IdxX, thread = Group.IdxX, first = row * a.PolicySize;
        int start = a.Starts[row], end = a.Starts[row + 1];
        for (var i = thread; i < a.PolicySize; i += Group.DimX) a.DLogits[first + i] = 0;

        var largest = float.MinValue;
        for (var i = start + thread; i < end; i += Group.DimX) largest = IntrinsicMath.Max(largest, a.Logits[first + a.Indices[i]]);
        largest = GroupSum.Largest(largest, shared);
        var total = 0f;
        for (var i = start + thread; i < end; i += Group.DimX) total += MathF.Exp(a.Logits[first + a.Indices[i]] - largest);
        total = GroupSum.Of(total, shared);

        float weight = a.Weights[row] * a.Scale, logTotal = MathF.Log(total), loss = 0;
        for (var i = start + thread; i < end; i += Group.DimX)
        {
            var place = first + a.Indices[i];
            var apart = a.Logits[place] - largest;
            loss += a.Wanted[i] * (logTotal - apart);
            a.DLogits[place] = weight * ((MathF.Exp(apart) / total) - a.Wanted[i]);
        }

        loss = GroupSum.Of(loss, shared);
        if (thread == 0) a.Losses[row] = loss;
    }

    /// <summary>Cross-entropy over win, draw, loss: a thread a row.</summary>
    [Kernel]
    public static void Value(ValueArguments a)
    {
        for (var row = Threads.First; row < a.Rows; row += Threads.Count)
        {
            var at = row * Classes;
            float win = a.Logits[at], draw = a.Logits[at + 1], lost = a.Logits[at + 2];
            var largest = IntrinsicMath.Max(win, IntrinsicMath.Max(draw, lost));
            win -= largest;
            draw -= largest;
            lost -= largest;
            float expWin = MathF.Exp(win), expDraw = MathF.Exp(draw), expLost = MathF.Exp(lost);
            var total = expWin + expDraw + expLost;
            float logTotal = MathF.Log(total), weight = a.Weights[row] * a.Scale;
            a.Losses[row] = (a.Wanted[at] * (logTotal - win)) + (a.Wanted[at + 1] * (logTotal - draw)) + (a.Wanted[at + 2] * (logTotal - lost));
            a.DLogits[at] = weight * ((expWin / total) - a.Wanted[at]);
            a.DLogits[at + 1] = weight * ((expDraw / total) - a.Wanted[at + 1]);
            a.DLogits[at + 2] = weight * ((expLost / total) - a.Wanted[at + 2]);
        }
    }

    /// <summary>Mean squared error: a thread a row.</summary>
    [Kernel]
    public static void Squared(SquaredArguments a)
    {
        for (var row = Threads.First; row < a.Rows; row += Threads.Count)
        {
            var loss = 0f;
            for (var i = row * a.Channels; i < (row + 1) * a.Channels; i++)
            {
                var apart = a.Y[i] - a.Target[i];
                loss += apart * apart;
                a.Dy[i] = a.Scale * 2 * apart / a.Channels;
            }

            a.Losses[row] = loss / a.Channels;
        }
    }
}
