using System.Numerics;

namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>
/// Vectors for work that memory bounds. A loop over n floats runs <c>for (i = 0; i &lt; n; i += Count)</c>, loads whole vectors (buffers have slack
/// behind them) and stores with what remains: one text for body and tail, and so the same bits in both.
/// </summary>
internal static unsafe class Simd
{
    public static int Count => Vector<float>.Count;

    public static Vector<float> Load(float* source) => Vector.Load(source);

    /// <summary>Stores the first <paramref name="remaining"/> lanes, or all.</summary>
    public static void Store(Vector<float> value, float* destination, int remaining)
    {
        if (remaining >= Count) value.Store(destination);
        else StoreTail(value, destination, remaining);
    }

    /// <summary>n rounded up to whole vectors.</summary>
    public static int Padded(int n) => (n + Count - 1) / Count * Count;

    /// <summary>0 where y is not above 0.</summary>
    public static Vector<float> Mask(Vector<float> gradient, Vector<float> y) =>
        Vector.ConditionalSelect(Vector.GreaterThan(y, Vector<float>.Zero), gradient, Vector<float>.Zero);

    private static void StoreTail(Vector<float> value, float* destination, int count)
    {
        for (var i = 0; i < count; i++) destination[i] = value[i];
    }
}
