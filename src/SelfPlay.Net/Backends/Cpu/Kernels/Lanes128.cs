using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>128 bits on any machine. Fused where the hardware fuses; a software emulation of that would be a hundred times slower.</summary>
internal readonly unsafe struct Lanes128 : ILanes<Vector128<float>>
{
    public static int Count => Vector128<float>.Count;

    public static int TileRows => 4;

    public static Vector128<float> Zero => Vector128<float>.Zero;

    public static Vector128<float> Load(float* source) => Vector128.Load(source);

    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);

    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;

    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;

    public static Vector128<float> Relu(Vector128<float> value) => Vector128.ConditionalSelect(Vector128.LessThanOrEqual(value, Vector128<float>.Zero), Vector128<float>.Zero, value);

    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.MultiplyAddEstimate(a, b, c);

    public static void Store(Vector128<float> value, float* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector128<float> value, float* destination, int count)
    {
        if (count >= Count) value.Store(destination);
        else StoreTail(value, destination, count);
    }

    private static void StoreTail(Vector128<float> value, float* destination, int count)
    {
        for (var i = 0; i < count; i++) destination[i] = value.GetElement(i);
    }
}
