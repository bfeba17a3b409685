using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>One step of an optimiser on all arrays of a network in one launch: a group a block of one array.</summary>
internal static class OptimizerKernels
{
    internal readonly struct SgdArguments(
        ArrayView<OptimizerBlock> blocks, ArrayView<float> values, ArrayView<float> gradients, ArrayView<float> velocities,
        float gradientScale, float rate, float momentum)
    {
        public readonly ArrayView<OptimizerBlock> Blocks = blocks;
        public readonly ArrayView<float> Values = values;
        public readonly ArrayView<float> Gradients = gradients;
        public readonly ArrayView<float> Velocities = velocities;
        public readonly float GradientScale = gradientScale;
        public readonly float Rate = rate;
        public readonly float Momentum = momentum;
    }

    internal readonly struct AdamArguments(
        ArrayView<OptimizerBlock> blocks, ArrayView<float> values, ArrayView<float> gradients, ArrayView<float> first, ArrayView<float> second, AdamNumbers numbers)
    {
        public readonly ArrayView<OptimizerBlock> Blocks = blocks;
        public readonly ArrayView<float> Values = values;
        public readonly ArrayView<float> Gradients = gradients;
        public readonly ArrayView<float> First = first;
        public readonly ArrayView<float> Second = second;
        public readonly AdamNumbers Numbers = numbers;
    }

    [Kernel]
    public static void Sgd(SgdArguments a)
    {
        var block = a.Blocks[Grid.IdxX];
        for (var i = Group.IdxX; i < block.Count; i += Group.DimX)
        {
            var value = a.Values[block.Value + i];
            var velocity = (a.Momentum * a.Velocities[block.Moment + i]) + (a.GradientScale * a.Gradients[block.Moment + i]) + (block.Decay * value);
            a.Velocities[block.Moment + i] = velocity;
            a.Values[block.Value + i] = value - (a.Rate * velocity);
        }
    }

    /// <summary>Kingma and Ba 2015, algorithm 1, with the decay of Loshchilov and Hutter 2019.</summary>
    [Kernel]
    public static void Adam(AdamArguments a)
    {
        var block = a.Blocks[Grid.IdxX];
        var n = a.Numbers;
        for (var i = Group.IdxX; i < block.Count; i += Group.DimX)
        {
            int at = block.Moment + i, place = block.Value + i;
            var gradient = n.GradientScale * a.Gradients[at];
            var first = (n.Beta1 * a.First[at]) + (n.FirstShare * gradient);
            var second = (n.Beta2 * a.Second[at]) + (n.SecondShare * gradient * gradient);
            a.First[at] = first;
            a.Second[at] = second;
            var direction = first / n.FirstCorrection / (MathF.Sqrt(second / n.SecondCorrection) + n.Epsilon);
            var value = a.Values[place];
            a.Values[place] = value - (n.Rate * (direction + (block.Decay * value)));
        }
    }
}
