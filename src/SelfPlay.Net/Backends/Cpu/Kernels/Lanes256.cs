using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>AVX2 with FMA: 16 registers hold 4 x 3 sums.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Vector256<float>>
{
    public static int Count => Vector256<float>.Count;

    public static int TileRows => 4;

    public static Vector256<float> Zero => Vector256<float>.Zero;

    public static Vector256<float> Load(float* source) => Vector256.Load(source);

    public static Vector256<float> Broadcast(float value) => Vector256.Create(value);

    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;

    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;

    public static Vector256<float> Relu(Vector256<float> value) => Vector256.ConditionalSelect(Vector256.LessThanOrEqual(value, Vector256<float>.Zero), Vector256<float>.Zero, value);

    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, b, c);

    public static void Store(Vector256<float> value, float* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector256<float> value, float* destination, int count)
    {
        if (count >= Count) value.Store(destination);
        else StoreTail(value, destination, count);
    }

    private static void StoreTail(Vector256<float> value, float* destination, int count)
    {
        for (var i = 0; i < count; i++) destination[i] = value.GetElement(i);
    }
}
