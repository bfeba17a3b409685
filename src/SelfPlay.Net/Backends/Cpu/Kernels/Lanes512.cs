using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>AVX-512: 32 registers hold 8 x 3 sums.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Vector512<float>>
{
    public static int Count => Vector512<float>.Count;

    public static int TileRows => 8;

    public static Vector512<float> Zero => Vector512<float>.Zero;

    public static Vector512<float> Load(float* source) => Vector512.Load(source);

    public static Vector512<float> Broadcast(float value) => Vector512.Create(value);

    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    public static Vector512<float> Relu(Vector512<float> value) => Vector512.ConditionalSelect(Vector512.LessThanOrEqual(value, Vector512<float>.Zero), Vector512<float>.Zero, value);

    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.FusedMultiplyAdd(a, b, c);

    public static void Store(Vector512<float> value, float* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector512<float> value, float* destination, int count)
    {
        if (count >= Count) value.Store(destination);
        else StoreTail(value, destination, count);
    }

    private static void StoreTail(Vector512<float> value, float* destination, int count)
    {
        for (var i = 0; i < count; i++) destination[i] = value.GetElement(i);
    }
}
