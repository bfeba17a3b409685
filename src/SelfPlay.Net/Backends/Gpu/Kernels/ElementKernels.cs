using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>What is done value by value.</summary>
internal static class ElementKernels
{
    internal readonly struct ReluGradientArguments(ArrayView<float> y, ArrayView<float> dy, ArrayView<float> dx, int length)
    {
        public readonly ArrayView<float> Y = y;
        public readonly ArrayView<float> Dy = dy;
        public readonly ArrayView<float> Dx = dx;
        public readonly int Length = length;
    }

    internal readonly struct AddArguments(ArrayView<float> x, ArrayView<float> into, int length)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Into = into;
        public readonly int Length = length;
    }

    internal readonly struct BlendArguments(ArrayView<float> x, ArrayView<float> into, float share, int length)
    {
        public readonly ArrayView<float> X = x;
        public readonly ArrayView<float> Into = into;
        public readonly float Share = share;
        public readonly int Length = length;
    }

    internal readonly struct GatherArguments(ArrayView<float> source, ArrayView<int> indices, ArrayView<float> result, int length)
    {
        public readonly ArrayView<float> Source = source;
        public readonly ArrayView<int> Indices = indices;
        public readonly ArrayView<float> Result = result;
        public readonly int Length = length;
    }

    [Kernel]
    public static void ReluGradient(ReluGradientArguments a)
    {
        for (var at = Threads.First; at < a.Length; at += Threads.Count)
            a.Dx[at] = a.Y[at] > 0 ? a.Dy[at] : 0;
    }

    /// <summary>Two quads a thread, and what is left of the last one.</summary>
    [Kernel]
    public static void Add(AddArguments a)
    {
        int quads = a.Length >> 2, step = Threads.Count, at = Threads.First;
        ArrayView<Float4> x = a.X.SubView(0, 4 * quads).Cast<Float4>(), into = a.Into.SubView(0, 4 * quads).Cast<Float4>();
        for (; at + step < quads; at += 2 * step)
        {
            Float4 x0 = x[at], x1 = x[at + step], into0 = into[at], into1 = into[at + step];
            into[at] = Float4.Add(into0, x0);
            into[at + step] = Float4.Add(into1, x1);
        }

        if (at < quads) into[at] = Float4.Add(into[at], x[at]);
        for (at = (4 * quads) + Threads.First; at < a.Length; at += step) a.Into[at] += a.X[at];
    }

    [Kernel]
    public static void Blend(BlendArguments a)
    {
        for (var at = Threads.First; at < a.Length; at += Threads.Count)
        {
            var old = a.Into[at];
            a.Into[at] = old + (a.Share * (a.X[at] - old));
        }
    }

    /// <summary>result[i] = source[indices[i]].</summary>
    [Kernel]
    public static void Gather(GatherArguments a)
    {
        for (var at = Threads.First; at < a.Length; at += Threads.Count)
            a.Result[at] = a.Source[a.Indices[at]];
    }
}
