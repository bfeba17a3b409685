namespace SelfPlay.Net.Backends.Cpu.Kernels;

internal static unsafe class Sigmoid
{
    /// <summary>result = 1 / (1 + exp(-x)).</summary>
    public static void Of(float* x, float* result, int count)
    {
        for (var i = 0; i < count; i++) result[i] = 1 / (1 + MathF.Exp(-x[i]));
    }
}
