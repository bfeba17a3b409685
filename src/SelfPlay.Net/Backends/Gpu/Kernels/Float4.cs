using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>Four floats side by side: one 128-bit load or store where the address allows it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Float4(float x, float y, float z, float w)
{
    public readonly float X = x;
    public readonly float Y = y;
    public readonly float Z = z;
    public readonly float W = w;

    public static Float4 Zero => new(0, 0, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Add(Float4 a, Float4 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z, a.W + b.W);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Subtract(Float4 a, Float4 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z, a.W - b.W);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Multiply(Float4 a, Float4 b) => new(a.X * b.X, a.Y * b.Y, a.Z * b.Z, a.W * b.W);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Multiply(float factor, Float4 a) => new(factor * a.X, factor * a.Y, factor * a.Z, factor * a.W);

    /// <summary>sum + factor * values; the driver's compiler makes fused multiply-adds of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 MultiplyAdd(Float4 sum, float factor, Float4 values) => new(
        sum.X + (factor * values.X), sum.Y + (factor * values.Y), sum.Z + (factor * values.Z), sum.W + (factor * values.W));

    /// <summary>sum + a * b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 MultiplyAdd(Float4 sum, Float4 a, Float4 b) => new(
        sum.X + (a.X * b.X), sum.Y + (a.Y * b.Y), sum.Z + (a.Z * b.Z), sum.W + (a.W * b.W));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Relu(Float4 a) => new(Arithmetic.Relu(a.X), Arithmetic.Relu(a.Y), Arithmetic.Relu(a.Z), Arithmetic.Relu(a.W));

    /// <summary>The gradient behind a ReLU, that gave y: zero where it cut.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 ReluGradient(Float4 y, Float4 dy) => new(y.X > 0 ? dy.X : 0, y.Y > 0 ? dy.Y : 0, y.Z > 0 ? dy.Z : 0, y.W > 0 ? dy.W : 0);

    /// <summary>
    /// view[at .. at + 4), zeros from the place of <paramref name="count"/> on. With <paramref name="whole"/> (the same for all threads) the place is a
    /// multiple of four and all four are there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Load(ArrayView<float> view, int at, int count, bool whole)
    {
        if (whole) return view.Cast<Float4>()[at >> 2];
        float x = 0, y = 0, z = 0, w = 0;
        if (count > 0) x = view[at];
        if (count > 1) y = view[at + 1];
        if (count > 2) z = view[at + 2];
        if (count > 3) w = view[at + 3];
        return new Float4(x, y, z, w);
    }

    /// <summary>The counterpart of <see cref="Load"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ArrayView<float> view, int at, int count, bool whole, Float4 value)
    {
        if (whole)
        {
            view.Cast<Float4>()[at >> 2] = value;
            return;
        }

        if (count > 0) view[at] = value.X;
        if (count > 1) view[at + 1] = value.Y;
        if (count > 2) view[at + 2] = value.Z;
        if (count > 3) view[at + 3] = value.W;
    }
}
