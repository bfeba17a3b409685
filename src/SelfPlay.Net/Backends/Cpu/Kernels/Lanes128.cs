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

    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.MultiplyAddEstimate(a, b, c);

    public static void Store(Vector128<float> value, float* destination) => value.Store(destination);
}
